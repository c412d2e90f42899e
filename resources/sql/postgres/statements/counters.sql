/* The counters of every entry, without the texts (which lie in a file that may be hundreds of MB). The braces become the schema of
   the extension. From version 1.9 (PostgreSQL 14); before: counters.13.sql. One row more than the console takes tells that
   there are more. A NULL queryid is an entry of another role that may not be seen. */
select s.dbid, s.userid, s.queryid, s.toplevel, s.calls, s.total_exec_time as milliseconds, s.rows as row_count,
       s.shared_blks_hit as hit, s.shared_blks_read as read, s.temp_blks_read + s.temp_blks_written as temporary,
       s.wal_bytes
from {}.pg_stat_statements(false) as s
order by s.total_exec_time desc
limit 5001
