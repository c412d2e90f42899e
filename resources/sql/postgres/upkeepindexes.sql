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
), g as (
  select i.*, format('%I.%I', i.nspname, i.relname) as quoted,
         first_value(i.oid) over alike as best_oid, first_value(format('%I.%I', i.nspname, i.relname)) over alike as best_quoted,
         first_value(i.indisvalid) over alike as best_valid, first_value(i.indisunique) over alike as best_unique,
         array_agg(format('%I.%I', i.nspname, i.relname)) over beside as quoteds, array_agg(i.indisvalid) over beside as valids,
         array_agg(i.indnkeyatts) over beside as keyatts, array_agg(i.indnatts) over beside as atts, array_agg(i.leading) over beside as leadings,
         array_agg(i.classes) over beside as classeses, array_agg(i.collations) over beside as collationses, array_agg(i.options) over beside as optionses
  from i
  window alike as (partition by i.table_oid, i.relam, i.keys, i.indnkeyatts, i.classes, i.collations, i.options, i.expressions, i.predicate
                   order by i.indisvalid desc, i.kept desc, i.indisunique desc, i.oid),
         beside as (partition by i.table_oid, i.relam, i.expressions, i.predicate)
), b as (
  select g.*, am.amname,
         case when g.best_oid <> g.oid and g.best_valid and g.best_unique >= g.indisunique and not g.kept and not g.part then g.best_quoted end as same_as,
         case when am.amname = 'btree' and g.expressions = '' and g.indnatts = g.indnkeyatts and not g.kept and not g.part and not g.indisunique then (
           select o.quoted
           from unnest(g.quoteds, g.valids, g.keyatts, g.atts, g.leadings, g.classeses, g.collationses, g.optionses)
                  as o (quoted, valid, nkeyatts, natts, starts, classes, collations, options)
           where o.valid and (o.nkeyatts > g.indnkeyatts or o.nkeyatts = g.indnkeyatts and o.natts > g.indnatts)
             and starts_with(o.starts || ' ', g.keys || ' ') and starts_with(o.classes || ' ', g.classes || ' ')
             and starts_with(o.collations || ' ', g.collations || ' ') and starts_with(o.options || ' ', g.options || ' ')
           order by o.natts, o.quoted limit 1) end as within
  from g join pg_am as am on am.oid = g.relam
), r as (
  select b.*, count(*) over () as total,
         row_number() over (order by b.indisvalid, (b.same_as is null), (b.within is null), (b.scans > 0), b.relpages desc, b.oid) as place,
         row_number() over (order by b.relpages desc, b.oid) as by_size
  from b
)
select r.oid, r.table_oid, r.nspname as schema, r.relname as name, r.quoted,
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
       r.same_as, r.within,
       exists (select from pg_constraint as f where f.contype = 'f' and f.conrelid = r.table_oid
                 and f.conkey @> (string_to_array(r.leading, ' ')::int2[])[1:cardinality(f.conkey)]
                 and f.conkey <@ (string_to_array(r.leading, ' ')::int2[])[1:cardinality(f.conkey)]) as serves_key,
       extract(epoch from now() - greatest((select stats_reset from pg_stat_database where datname = current_database()),
                                           (select stats_reset from pg_stat_archiver)))::float8 as since_seconds,
       extract(epoch from now() - null::timestamptz)::float8 as last_scan_seconds
from r
where r.place <= 300 or r.by_size <= 100
order by r.by_size
