/* Checkpoints by cause, before 17. Requested ones (max_wal_size reached, or somebody asked) should be the exception. */
select checkpoints_timed as timed, checkpoints_req as requested
from pg_stat_bgwriter
