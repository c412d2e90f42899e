/* One session as it is now: what tells that it is still the same one ($1 pid), and what ending it would undo.
   Times are microseconds since 1970, exact, so that they can be compared. Without the right to see it (another role's
   session, no pg_read_all_stats) the state is NULL. */
select a.pid, (extract(epoch from a.backend_start) * 1000000)::bigint as backend_start,
       (extract(epoch from a.query_start) * 1000000)::bigint as query_start, md5(a.query) as statement_digest,
       a.usename as "user", a.application_name as application, a.datname as database, a.backend_type, a.state,
       left(a.query, 200) as statement, extract(epoch from clock_timestamp() - a.xact_start) as transaction_seconds,
       a.backend_xid is not null as has_written, a.pid = pg_backend_pid() as own,
       coalesce((select r.rolsuper from pg_roles as r where r.oid = a.usesysid), false) as of_superuser
from pg_stat_activity as a
where a.pid = $1::integer
