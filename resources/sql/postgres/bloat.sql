/* How many rows a full page of each table and B-tree index can hold, by the column widths of the last ANALYZE: what
   remains of its pages is estimated bloat. Header, null map, alignment and fill factor are counted; values moved to
   TOAST are not. Needs to read the statistics of each column (pg_read_all_data, or SELECT on the table), else NULL.
   Deduplication (version 13) is counted for an index of one column, others may be smaller than they need to be. */
with p as (
  select current_setting('block_size')::float8 as page
), t as (
  select c.oid, c.relname, n.nspname, c.relpages, c.reltuples,
         coalesce((select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'fillfactor'), 100) as fill
  from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.relpersistence <> 't' and c.relpages >= 8 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by c.relpages desc
  limit 500
), a as (
  select t.oid, c.attnum, c.attlen, s.avg_width::float8 as width, s.null_frac::float8 as nulls, s.n_distinct::float8 as n_distinct,
         case c.attalign when 'c' then 1 when 's' then 2 when 'i' then 4 else 8 end as align
  from t
  join pg_attribute as c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated <> 'v'
  left join pg_stats as s on s.schemaname = t.nspname and s.tablename = t.relname and s.attname = c.attname and not s.inherited
), w as (
  select a.*, case when a.attlen < 0 and a.width < 128 then 0
                   when a.attlen < 0 then 1.5
                   when lag(a.attlen) over o > 0 and lag(a.attlen) over o % a.align = 0 and lag(a.align) over o >= a.align then 0
                   when bool_and(a.attlen > 0) over (partition by a.oid order by a.attnum rows between unbounded preceding and 1 preceding)
                     then (a.align - sum(a.attlen) over (partition by a.oid order by a.attnum rows between unbounded preceding and 1 preceding) % a.align) % a.align
                   when lag(a.attlen) over o is null then 0
                   else (a.align - 1) / 2.0 end as pad
  from a
  window o as (partition by a.oid order by a.attnum)
), heap as (
  select w.oid, bool_and(w.width is not null) as known, bool_and(w.attlen > 0) as fixed,
         sum((1 - w.nulls) * (w.width + w.pad)) as data,
         ceil((23 + case when max(w.nulls) > 0 then ceil(max(w.attnum) / 8.0) else 0 end) / 8.0) * 8 as header
  from w group by w.oid
), heaprow as (
  select heap.oid, heap.known, heap.fixed, heap.header + case when heap.fixed then ceil(heap.data / 8) * 8 else heap.data + 3.5 end + 4 as bytes
  from heap
), ix as (
  select x.indexrelid as oid, x.indrelid, k.attnum, x.indisunique, x.indnatts, c.reltuples,
         coalesce((select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = 'fillfactor'), 90) as fill
  from t
  join pg_index as x on x.indrelid = t.oid
  join pg_class as c on c.oid = x.indexrelid and c.relkind = 'i' and c.relpages >= 8
  join pg_am as m on m.oid = c.relam and m.amname = 'btree'
  cross join unnest(string_to_array(x.indkey::text, ' ')::int2[]) as k (attnum)
), ixrow as (
  select ix.oid, ix.fill, bool_and(a.width is not null) as known, ix.indisunique, ix.indnatts, ix.reltuples,
         ceil((8 + sum((1 - a.nulls) * (a.width + case when a.attlen > 0 and ix.indnatts > 1 then (a.align - 1) / 4.0 else 0 end))) / 8) * 8 + 4 as bytes,
         max(case when a.n_distinct > 0 then ix.reltuples / a.n_distinct when a.n_distinct < 0 then -1 / a.n_distinct else 1 end) as repeats
  from ix left join a on a.oid = ix.indrelid and a.attnum = ix.attnum
  group by ix.oid, ix.fill, ix.indisunique, ix.indnatts, ix.reltuples
)
select t.oid, case when h.known then greatest(1, case when h.fixed then floor((p.page * t.fill / 100 - 24) / h.bytes)
                                                      else (p.page * t.fill / 100 - 24) / h.bytes - 0.5 end) end as rows_per_page
from t cross join p left join heaprow as h on h.oid = t.oid
union all
select i.oid, case when i.known then greatest(1, floor((p.page - 40) * i.fill / 100
         / case when i.indnatts = 1 and not i.indisunique and i.repeats > 2 then 6 + (i.bytes + 8) / least(i.repeats, 200) else i.bytes end)) end
from ixrow as i cross join p
