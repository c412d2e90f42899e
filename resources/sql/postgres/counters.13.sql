/* As counters.sql, before 14, which knows nothing of how sessions end. */
select sum(deadlocks) as deadlocks,
       case when current_setting('data_checksums') = 'on' then sum(checksum_failures) end as checksum_failures
from pg_stat_database
