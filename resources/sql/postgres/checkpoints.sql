/* Checkpoints by cause, before 17. Requested ones (max_wal_size reached, or somebody asked) should be the exception.
   Blocks that sessions had to write themselves, new ones among them. */
select checkpoints_timed as timed, checkpoints_req as requested, buffers_backend as backend_writes
from pg_stat_bgwriter
