/* Each table's upkeep: dead and changed rows beside the table's own trigger points of autovacuum (its storage options
   before the server's settings, the cap of version 18), when it was last vacuumed and analyzed, how it is read, its
   size by the page counts of the last VACUUM or ANALYZE. Nothing here opens a relation, so no lock delays it. The
   tables that may matter: most in debt, biggest, oldest, read most by scanning; `total` counts them all. */
with s as (
  select current_setting('block_size')::float8 as page,
         current_setting('autovacuum')::bool and current_setting('track_counts')::bool as runs,
         current_setting('autovacuum_vacuum_threshold')::float8 as vacuum_base,
         current_setting('autovacuum_vacuum_scale_factor')::float8 as vacuum_share,
         nullif(current_setting('autovacuum_vacuum_max_threshold', true), '')::float8 as vacuum_cap,
         current_setting('autovacuum_vacuum_insert_threshold')::float8 as insert_base,
         current_setting('autovacuum_vacuum_insert_scale_factor')::float8 as insert_share,
         current_setting('autovacuum_analyze_threshold')::float8 as analyze_base,
         current_setting('autovacuum_analyze_scale_factor')::float8 as analyze_share,
         current_setting('autovacuum_freeze_max_age')::float8 as freeze_age
), t as (
  select c.oid, n.nspname, c.relname, c.relkind, c.relpages, c.reltoastrelid, c.reltuples::float8 as reltuples,
         greatest(c.reltuples::float8, 0) as known_rows,
         greatest(age(c.relfrozenxid), age(o.relfrozenxid)) as xid_age, coalesce(o.relpages, 0) as toast_pages,
         coalesce((select option_value::bool from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_enabled'), true) as wanted,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_vacuum_threshold') as vacuum_base,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_vacuum_scale_factor') as vacuum_share,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_vacuum_max_threshold') as vacuum_cap,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_vacuum_insert_threshold') as insert_base,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_vacuum_insert_scale_factor') as insert_share,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_analyze_threshold') as analyze_base,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_analyze_scale_factor') as analyze_share,
         (select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_freeze_max_age') as freeze_age,
         pg_stat_get_live_tuples(c.oid)::float8 as live, pg_stat_get_dead_tuples(c.oid)::float8 as dead,
         pg_stat_get_mod_since_analyze(c.oid)::float8 as modified, pg_stat_get_ins_since_vacuum(c.oid)::float8 as inserted,
         pg_stat_get_numscans(c.oid)::float8 as seq_scans, pg_stat_get_tuples_returned(c.oid)::float8 as seq_rows,
         (pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid) + pg_stat_get_tuples_deleted(c.oid))::float8 as writes
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  left join pg_class as o on o.oid = c.reltoastrelid
  where c.relkind in ('r', 'm') and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
), d as (
  select t.*, s.page, s.runs,
         least(coalesce(nullif(t.vacuum_base, -1), s.vacuum_base) + coalesce(nullif(t.vacuum_share, -1), s.vacuum_share) * t.known_rows,
               nullif(coalesce(t.vacuum_cap, s.vacuum_cap), -1)) as vacuum_at,
         coalesce(nullif(t.analyze_base, -1), s.analyze_base) + coalesce(nullif(t.analyze_share, -1), s.analyze_share) * t.known_rows as analyze_at,
         case when coalesce(t.insert_base, s.insert_base) >= 0
              then coalesce(t.insert_base, s.insert_base) + coalesce(nullif(t.insert_share, -1), s.insert_share) * t.known_rows end as insert_at,
         100.0 * t.xid_age / least(coalesce(t.freeze_age, s.freeze_age), s.freeze_age) as frozen_share
  from t, s
), r as (
  select d.*, count(*) over () as total,
         row_number() over (order by d.dead / greatest(d.vacuum_at, 1) desc, d.oid) as by_dead,
         row_number() over (order by d.modified / greatest(d.analyze_at, 1) desc, d.oid) as by_modified,
         row_number() over (order by d.relpages desc, d.oid) as by_size,
         row_number() over (order by d.frozen_share desc, d.oid) as by_age,
         row_number() over (order by d.seq_rows desc, d.oid) as by_scanned
  from d
)
select r.oid, r.nspname as schema, r.relname as name, format('%I.%I', r.nspname, r.relname) as quoted, r.total,
       r.relkind = 'm' as materialized, r.runs, r.wanted,
       r.relpages * r.page as heap_bytes, r.page,
       (r.relpages + r.toast_pages
        + coalesce((select sum(i.relpages) from pg_index as x join pg_class as i on i.oid = x.indexrelid
                    where x.indrelid in (r.oid, r.reltoastrelid)), 0)) * r.page as bytes,
       nullif(r.reltuples, -1) as known_rows, r.live, r.dead, r.vacuum_at, r.modified, r.analyze_at, r.inserted, r.insert_at,
       extract(epoch from now() - greatest(pg_stat_get_last_vacuum_time(r.oid), pg_stat_get_last_autovacuum_time(r.oid)))::float8 as vacuum_seconds,
       extract(epoch from now() - greatest(pg_stat_get_last_analyze_time(r.oid), pg_stat_get_last_autoanalyze_time(r.oid)))::float8 as analyze_seconds,
       r.frozen_share, r.seq_scans, r.seq_rows, r.writes,
       (select sum(pg_stat_get_numscans(x.indexrelid)) from pg_index as x where x.indrelid = r.oid)::float8 as index_scans
from r
where r.by_dead <= 50 or r.by_modified <= 50 or r.by_size <= 100 or r.by_age <= 30 or r.by_scanned <= 50
order by r.by_size
