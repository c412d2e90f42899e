/* Every session: what it does, since when, and, for those that wait for a lock, who is in the way.
   pg_blocking_pids is the only true answer to that question (it knows the conflict matrix and the queue); it is asked
   for waiting sessions alone because it stops the lock table for a moment. pg_locks is not read here: it would stop
   the table for as long as it takes to copy every lock in it (fifty thousand: a tenth of a second, each second, on a
   server that is in trouble). What they wait for is asked more seldom (waits.sql), since when the console sees from round
   to round.
   Rows of other roles come without details unless this role has pg_read_all_stats: hidden = true. */
select a.pid, a.datname as database, a.usename as "user", a.application_name as application,
       coalesce(host(a.client_addr), a.client_hostname) as client, a.backend_type, a.state, a.wait_event_type, a.wait_event,
       extract(epoch from now() - a.state_change) as state_seconds,
       extract(epoch from now() - a.xact_start) as transaction_seconds,
       extract(epoch from now() - a.query_start) as query_seconds,
       case when a.wait_event_type = 'Lock' then array_to_string(pg_blocking_pids(a.pid), ',') end as blocked_by,
       (a.backend_type is null and a.backend_start is null) as hidden,
       a.datid is not null as in_database, a.leader_pid, extract(epoch from a.backend_start) as began,
       left(a.query, case when left(a.query, 2) in ('/*', '--') then 1000 else 200 end) as statement
from pg_stat_activity as a
