/* Sends the signal to the session with pid $1 only if it is still the one that was shown: same start ($2, microseconds
   since 1970) and same statement ($3 start, $4 digest; NULL: as it is without one). No row: it has changed or gone. */
select pg_cancel_backend(a.pid) as signalled
from pg_stat_activity as a
where a.pid = $1::integer and a.pid <> pg_backend_pid()
  and (extract(epoch from a.backend_start) * 1000000)::bigint = $2::bigint
  and (extract(epoch from a.query_start) * 1000000)::bigint is not distinct from $3::bigint
  and md5(a.query) is not distinct from $4
