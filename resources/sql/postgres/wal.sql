/* Size of the folder of the write-ahead log. Needs pg_monitor. */
select coalesce(sum(size), 0) as bytes
from pg_ls_waldir()
