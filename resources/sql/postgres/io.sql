/* Reads and writes of blocks by the kind of process that did them, in operations and bytes, from 16 on. WAL is left out
   (18 has rows for it); a kind that never did any has none. */
select backend_type as kind, coalesce(sum(reads), 0) as reads, coalesce(sum(writes), 0) + coalesce(sum(extends), 0) as writes,
       coalesce(sum(reads * op_bytes), 0) as read_bytes, coalesce(sum(writes * op_bytes), 0) + coalesce(sum(extends * op_bytes), 0) as write_bytes
from pg_stat_io
group by backend_type
having sum(reads) > 0 or sum(writes) > 0 or sum(extends) > 0
