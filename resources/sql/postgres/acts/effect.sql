/* What became of a session ($1 pid, $2 start in microseconds since 1970, $3 start of its statement) and of those that
   waited ($4, pids): one row; `waiting` holds the pids that wait for a lock at this moment. */
select exists (select from pg_stat_activity as a
               where a.pid = $1::integer and (extract(epoch from a.backend_start) * 1000000)::bigint = $2::bigint) as lives,
       exists (select from pg_stat_activity as a
               where a.pid = $1::integer and (extract(epoch from a.backend_start) * 1000000)::bigint = $2::bigint
                 and a.state = 'active'
                 and (extract(epoch from a.query_start) * 1000000)::bigint is not distinct from $3::bigint) as runs,
       (select string_agg(l.pid::text, ',') from pg_locks as l
        where not l.granted and l.pid = any (string_to_array($4, ',')::integer[])) as waiting
