/* How long the longest vacuum has been running, by hand or by itself; 0 while none runs. */
select greatest(0, coalesce(max(extract(epoch from now() - a.xact_start)), 0)) as seconds
from pg_stat_progress_vacuum as v
left join pg_stat_activity as a using (pid)
