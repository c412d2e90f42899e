/* Ends the session with pid $1 only if it is still the one that was shown: same start ($2, microseconds since 1970) and
   same statement ($3, digest). When the statement began does not count: a session that asks the same again and again
   is still the same. No row: it has changed or gone. */
select pg_terminate_backend(a.pid) as signalled
from pg_stat_activity as a
where a.pid = $1::integer and a.pid <> pg_backend_pid()
  and (extract(epoch from a.backend_start) * 1000000)::bigint = $2::bigint
  and md5(a.query) is not distinct from $3
