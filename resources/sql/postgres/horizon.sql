/* Who keeps dead rows from being cleaned up: of each kind the one that has done so for the most transactions. A session
   through its snapshot or its own transaction, a standby through hot_standby_feedback, a slot, a prepared transaction.
   The console's own session and a vacuum that runs do not count. hidden: sessions of other roles that this role cannot see. */
with sessions as (
    select 'session' as kind, a.pid, a.usename::text as "user", a.application_name as name,
           greatest(age(a.backend_xmin), age(a.backend_xid)) as transactions,
           extract(epoch from now() - a.xact_start) as seconds
    from pg_stat_activity as a
    where a.pid <> pg_backend_pid() and a.backend_type <> 'walsender'
      and not exists (select from pg_stat_progress_vacuum as v where v.pid = a.pid)
), holders as (
    select * from sessions
    union all
    select 'standby', pid, usename::text, application_name, age(backend_xmin), null from pg_stat_replication
    union all
    select 'slot', active_pid, null, slot_name::text, greatest(age(xmin), age(catalog_xmin)), null from pg_replication_slots
    union all
    select 'prepared', null, owner::text, gid, age(transaction), extract(epoch from now() - prepared) from pg_prepared_xacts
), worst as (
    select distinct on (kind) * from holders where transactions is not null order by kind, transactions desc, seconds desc
)
select w.*, h.hidden
from (select count(*) filter (where backend_type is null and backend_start is null) > 0 as hidden from pg_stat_activity) as h
left join worst as w on true
order by w.transactions desc
