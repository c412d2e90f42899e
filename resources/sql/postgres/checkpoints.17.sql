/* Checkpoints by cause, from 17 on, where they have a view of their own. */
select num_timed as timed, num_requested as requested
from pg_stat_checkpointer
