/* Foreign keys whose referencing side has no index that starts with their columns, in whatever order: a delete or a
   change of key on the other side reads the whole table for each row. A partial index that leaves out only NULLs will
   do. Keys of partitions follow those of their parent. */
select k.oid, k.conname as name, n.nspname as schema, t.relname as table_name, t.oid as table_oid,
       format('%I.%I', n.nspname, t.relname) as table_quoted, format('%I.%I', rn.nspname, r.relname) as referenced_quoted,
       t.relkind = 'p' as partitioned,
       (select string_agg(quote_ident(a.attname), ', ' order by c.place)
        from unnest(k.conkey) with ordinality as c (attnum, place)
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = c.attnum) as columns,
       t.relpages * current_setting('block_size')::float8 as bytes,
       greatest(t.reltuples::float8, pg_stat_get_live_tuples(t.oid)::float8, 0) as known_rows,
       pg_stat_get_tuples_deleted(k.confrelid)::float8 as deleted,
       pg_stat_get_tuples_updated(k.confrelid)::float8 as updated
from pg_constraint as k
join pg_class as t on t.oid = k.conrelid
join pg_namespace as n on n.oid = t.relnamespace
join pg_class as r on r.oid = k.confrelid
join pg_namespace as rn on rn.oid = r.relnamespace
where k.contype = 'f' and k.conparentid = 0 and t.relpersistence <> 't'
  and not exists (
    select from pg_index as x
    where x.indrelid = k.conrelid and x.indisvalid and x.indnkeyatts >= cardinality(k.conkey)
      and (x.indpred is null or (x.indpred::text ~ '^\(?\{NULLTEST' and x.indpred::text !~ 'BOOLEXPR'))
      and (string_to_array(x.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey
      and (string_to_array(x.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] <@ k.conkey)
order by known_rows desc, k.oid
limit 200
