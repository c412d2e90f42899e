/* Every session, for servers before 14: they do not say since when a lock is waited for, so the start of the statement
   stands in for it (never later than the wait). See activity.sql. */
select a.pid, a.datname as database, a.usename as "user", a.application_name as application,
       coalesce(host(a.client_addr), a.client_hostname) as client, a.backend_type, a.state, a.wait_event_type, a.wait_event,
       extract(epoch from now() - a.state_change) as state_seconds,
       extract(epoch from now() - a.xact_start) as transaction_seconds,
       extract(epoch from now() - a.query_start) as query_seconds,
       case when a.wait_event_type = 'Lock' then array_to_string(pg_blocking_pids(a.pid), ',') end as blocked_by,
       case when a.wait_event_type = 'Lock' then extract(epoch from clock_timestamp() - a.query_start) end as lock_seconds,
       (a.backend_type is null and a.backend_start is null) as hidden,
       a.datid is not null as in_database, a.leader_pid,
       left(a.query, case when left(a.query, 2) in ('/*', '--') then 1000 else 200 end) as statement
from pg_stat_activity as a
