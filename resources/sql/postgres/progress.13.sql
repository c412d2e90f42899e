/* As progress.sql, before 14, which does not show COPY. */
with work as (
    select 'vacuum' as what, datname, relid, heap_blks_scanned as done, heap_blks_total as whole from pg_stat_progress_vacuum
    union all
    select 'analyze', datname, relid, sample_blks_scanned, sample_blks_total from pg_stat_progress_analyze
    union all
    select 'cluster', datname, relid, heap_blks_scanned, heap_blks_total from pg_stat_progress_cluster
    union all
    select 'index build', datname, relid, blocks_done, blocks_total from pg_stat_progress_create_index
    union all
    select 'backup', null, null, backup_streamed, backup_total from pg_stat_progress_basebackup
)
select concat_ws(' ', w.what, coalesce(n.nspname || '.' || c.relname, w.datname || '/' || w.relid)) as name,
       min(least(100, 100.0 * w.done / nullif(w.whole, 0))) as percent
from work as w
left join pg_class as c on w.datname = current_database() and c.oid = w.relid
left join pg_namespace as n on n.oid = c.relnamespace
group by 1
