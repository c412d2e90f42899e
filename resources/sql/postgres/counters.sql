/* Counters of all databases together that should hardly move: deadlocks, sessions that did not end as they should, pages
   that failed their checksum (NULL where checksums are off). The console takes differences. */
select sum(deadlocks) as deadlocks,
       case when current_setting('data_checksums') = 'on' then sum(checksum_failures) end as checksum_failures,
       sum(sessions) as sessions,
       sum(sessions_abandoned) as abandoned,
       sum(sessions_fatal) as fatal,
       sum(sessions_killed) as killed
from pg_stat_database
