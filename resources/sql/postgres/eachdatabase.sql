/* Counters of each database since its last reset, for the targets that are watched through another one's connections.
   Only shared memory and pg_database are read: no lock on a user's table can delay it. */
select datname as name,
       xact_commit, xact_rollback, xact_commit + xact_rollback as xact,
       blks_hit, blks_read, temp_bytes, deadlocks,
       case when current_setting('track_io_timing')::bool then blk_read_time + blk_write_time end as io_time,
       case when pg_is_in_recovery() then conflicts end as conflicts
from pg_stat_database
where datname is not null
