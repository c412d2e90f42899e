/* Indexes of ordinary tables with what says whether they are worth their keep: use, size, validity, and which other
   index makes each of them needless. pg_get_indexdef() would hang behind an exclusive lock; the parsed trees are
   compared instead, without the places where their words stood. `since` is how far back the counters reach: the
   archiver's own are started anew with all others after a crash, and never without a reason. */
with i as (
  select x.indexrelid as oid, x.indrelid as table_oid, n.nspname, c.relname, tn.nspname as table_schema, t.relname as table_name,
         c.relam, c.relpages, c.reltuples::float8 as reltuples, t.relpages as table_pages,
         x.indkey, x.indnatts, x.indnkeyatts, x.indkey::text as keys, x.indclass::text as classes, x.indcollation::text as collations,
         x.indoption::text as options,
         array_to_string((string_to_array(x.indkey::text, ' '))[1:x.indnkeyatts], ' ') as leading,
         coalesce(regexp_replace(x.indexprs::text, ':location -?\d+', '', 'g'), '') as expressions,
         coalesce(regexp_replace(x.indpred::text, ':location -?\d+', '', 'g'), '') as predicate,
         x.indisvalid, x.indisunique,
         x.indisprimary or x.indisexclusion or x.indisreplident or x.indisclustered
           or exists (select from pg_constraint as k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x', 'f')) as kept,
         c.relispartition as part,
         pg_stat_get_numscans(x.indexrelid)::float8 as scans
  from pg_index as x
  join pg_class as c on c.oid = x.indexrelid
  join pg_namespace as n on n.oid = c.relnamespace
  join pg_class as t on t.oid = x.indrelid
  join pg_namespace as tn on tn.oid = t.relnamespace
  where c.relkind = 'i' and t.relkind in ('r', 'm') and c.relpersistence <> 't' and tn.nspname !~ '^pg_' and tn.nspname <> 'information_schema'
), b as (
  select i.*, am.amname,
         (select o.oid from i as o
          where o.table_oid = i.table_oid and o.oid <> i.oid and o.indisvalid and o.relam = i.relam and o.keys = i.keys and o.indnkeyatts = i.indnkeyatts
            and o.classes = i.classes and o.collations = i.collations and o.options = i.options
            and o.expressions = i.expressions and o.predicate = i.predicate
            and not i.kept and not i.part and o.indisunique >= i.indisunique
            and (o.kept or o.indisunique > i.indisunique or o.oid < i.oid)
          order by o.kept desc, o.indisunique desc, o.oid limit 1) as same_as,
         (select o.oid from i as o
          where am.amname = 'btree' and o.table_oid = i.table_oid and o.oid <> i.oid and o.indisvalid and o.relam = i.relam
            and i.indnatts = i.indnkeyatts and (o.indnkeyatts > i.indnkeyatts or o.indnkeyatts = i.indnkeyatts and o.indnatts > i.indnatts)
            and starts_with(o.leading || ' ', i.keys || ' ') and starts_with(o.classes || ' ', i.classes || ' ')
            and starts_with(o.collations || ' ', i.collations || ' ') and starts_with(o.options || ' ', i.options || ' ')
            and i.expressions = '' and o.expressions = '' and o.predicate = i.predicate
            and not i.kept and not i.part and not i.indisunique
          order by o.indnatts, o.oid limit 1) as within
  from i join pg_am as am on am.oid = i.relam
), r as (
  select b.*, count(*) over () as total,
         row_number() over (order by b.indisvalid, (b.same_as is null), (b.within is null), (b.scans > 0), b.relpages desc, b.oid) as place,
         row_number() over (order by b.relpages desc, b.oid) as by_size
  from b
)
select r.oid, r.table_oid, r.nspname as schema, r.relname as name, format('%I.%I', r.nspname, r.relname) as quoted,
       r.table_schema, r.table_name, format('%I.%I', r.table_schema, r.table_name) as table_quoted, r.total,
       r.amname as method,
       (select string_agg(case when k.attnum = 0 then '(…)' else quote_ident(a.attname) end, ', ' order by k.place)
        from unnest(string_to_array(r.keys, ' ')::int2[]) with ordinality as k (attnum, place)
        left join pg_attribute as a on a.attrelid = r.table_oid and a.attnum = k.attnum) as columns,
       r.predicate <> '' as partial,
       r.relpages * current_setting('block_size')::float8 as bytes,
       r.table_pages * current_setting('block_size')::float8 as table_bytes,
       nullif(r.reltuples, -1) as known_rows, r.scans, r.indisvalid as valid, r.indisunique as unique, r.kept, r.part,
       not r.indisvalid and (exists (select from pg_stat_progress_create_index as p where p.relid = r.table_oid or p.index_relid = r.oid)
         or exists (select from pg_locks as l where l.relation = r.table_oid and l.locktype = 'relation' and l.granted
                      and l.database = (select oid from pg_database where datname = current_database())
                      and l.mode in ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))) as building,
       (select format('%I.%I', o.nspname, o.relname) from i as o where o.oid = r.same_as) as same_as,
       (select format('%I.%I', o.nspname, o.relname) from i as o where o.oid = r.within) as within,
       exists (select from pg_constraint as f where f.contype = 'f' and f.conrelid = r.table_oid
                 and f.conkey @> (string_to_array(r.leading, ' ')::int2[])[1:cardinality(f.conkey)]
                 and f.conkey <@ (string_to_array(r.leading, ' ')::int2[])[1:cardinality(f.conkey)]) as serves_key,
       extract(epoch from now() - greatest((select stats_reset from pg_stat_database where datname = current_database()),
                                           (select stats_reset from pg_stat_archiver)))::float8 as since_seconds,
       extract(epoch from now() - pg_stat_get_lastscan(r.oid))::float8 as last_scan_seconds
from r
where r.place <= 300 or r.by_size <= 100
order by r.by_size
