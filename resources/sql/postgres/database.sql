/* Counters of all databases together, since their last reset. The console takes differences; its own two sessions are
   among them (about two transactions a second). Block times are counted only with track_io_timing = on. */
select sum(xact_commit) as xact_commit,
       sum(xact_rollback) as xact_rollback,
       sum(xact_commit) + sum(xact_rollback) as xact,
       sum(tup_returned) as rows_read,
       sum(blks_hit) as blks_hit,
       sum(blks_read) as blks_read,
       sum(temp_bytes) as temp_bytes,
       case when current_setting('track_io_timing')::bool then sum(blk_read_time) + sum(blk_write_time) end as io_time,
       case when pg_is_in_recovery() then sum(conflicts) end as conflicts
from pg_stat_database
