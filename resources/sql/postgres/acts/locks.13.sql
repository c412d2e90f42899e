/* Every lock on what somebody waits for, for servers before 14: they do not say since when a lock is waited for, so the
   start of the statement stands in for it (never later than the wait). See locks.sql. */
with locks as materialized (
    select coalesce(pid, 0) as pid, mode, granted, locktype,
           concat_ws('/', locktype, coalesce(database::text, '-'), coalesce(relation::text, '-'), coalesce(page::text, '-'),
                     coalesce(tuple::text, '-'), coalesce(virtualxid, '-'), coalesce(transactionid::text, '-'),
                     coalesce(classid::text, '-'), coalesce(objid::text, '-'), coalesce(objsubid::text, '-')) as object
    from pg_locks
), contended as (
    select distinct object from locks where not granted
)
select l.pid, coalesce(a.leader_pid, l.pid) as grouped, l.object, l.locktype, l.mode, l.granted,
       case when not l.granted then extract(epoch from a.query_start) end as waits_since
from locks as l
join contended as c using (object)
left join pg_stat_activity as a on a.pid = l.pid
