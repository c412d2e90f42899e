/* Checkpoints by cause, from 17 on, where they have a view of their own, and blocks that sessions had to write
   themselves, which pg_stat_io alone counts there. */
select c.num_timed as timed, c.num_requested as requested, b.written as backend_writes
from pg_stat_checkpointer as c,
     (select sum(writes) + coalesce(sum(extends), 0) as written from pg_stat_io
      where backend_type = 'client backend' and object = 'relation') as b
