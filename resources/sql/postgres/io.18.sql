/* As io.sql, from 18 on, which counts bytes itself. */
select backend_type as kind, coalesce(sum(reads), 0) as reads, coalesce(sum(writes), 0) + coalesce(sum(extends), 0) as writes,
       coalesce(sum(read_bytes), 0) as read_bytes, coalesce(sum(write_bytes), 0) + coalesce(sum(extend_bytes), 0) as write_bytes
from pg_stat_io
where object <> 'wal'
group by backend_type
having sum(reads) > 0 or sum(writes) > 0 or sum(extends) > 0
