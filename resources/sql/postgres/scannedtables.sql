/* What is looked for in tables that are mostly read whole: these tables, the columns and key columns of their indexes, and
   the statements of this database that name one of them, as pg_stat_statements keeps them, most time first. Four kinds of
   rows in this order; `told`: pg_stat_statements is there. Its file of texts is read only while there is such a table. How
   the question finds the extension: see statementsinfo.sql; the texts come as XML text, whose marks are taken out again.
   The columns' statistics need SELECT on the table (or pg_read_all_data), else they are NULL. A name that another relation
   has, too, is not `alone`: which one a statement means depends on a search_path. Of an index: its method (`other`: neither
   btree nor hash, or of part of the rows), whether it is ready, its key columns. Tables of the size that advice is given for
   (scanned_rows as shipped) come first; the least rows and scans keep lookup tables away from the texts. Nothing here opens
   a relation. */
with t as (
  select c.oid, n.nspname, c.relname, greatest(c.reltuples::float8, pg_stat_get_live_tuples(c.oid)::float8) as known_rows
  from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not pg_is_in_recovery()
    and pg_stat_get_live_tuples(c.oid) >= 10000 and pg_stat_get_numscans(c.oid) >= 10
    and pg_stat_get_numscans(c.oid) > coalesce((select sum(pg_stat_get_numscans(x.indexrelid)) from pg_index as x where x.indrelid = c.oid), 0)
    and pg_stat_get_tuples_returned(c.oid) >= pg_stat_get_numscans(c.oid)::float8 * pg_stat_get_live_tuples(c.oid) / 2
  order by pg_stat_get_live_tuples(c.oid) >= 100000 desc, pg_stat_get_tuples_returned(c.oid) desc, c.oid
  limit 20
), e as (
  select n.nspname
  from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
  where e.extname = 'pg_stat_statements' and exists (select from pg_settings as s where s.name = 'pg_stat_statements.max')
), answer as (
  select query_to_xml(format('
           select s.queryid as query, sum(s.calls)::float8 as calls, sum(s.total_exec_time)::float8 as milliseconds,
                  bool_or(char_length(s.query) > 4000) as cut, min(left(s.query, 4000)) as statement
           from %I.pg_stat_statements(true) as s
           cross join lateral (select lower(s.query collate "C") as words offset 0) as low
           where s.queryid is not null and s.query is not null
             and s.dbid = (select d.oid from pg_database as d where d.datname = current_database())
             and exists (select from unnest(%L::text[]) as m (name) where strpos(low.words, m.name) > 0)
           group by s.queryid
           order by milliseconds desc
           limit 100', e.nspname, (select array_agg(lower(replace(t.relname::text, '"', '""') collate "C")) from t)), false, true, '')::text as found
  from e
  where exists (select from t)
)
select 'here' as kind, exists (select from e) as told, null::oid as oid, null::text as schema, null::text as name, null::bool as alone,
       null::float8 as known_rows, null::text as indexes, null::int as place, null::text as quoted, null::text as type, null::bool as ordered,
       null::float8 as n_distinct, null::float8 as nulls, null::float8 as width, null::float8 as commonest,
       null::text as query, null::float8 as calls, null::float8 as milliseconds, null::bool as cut, null::text as statement
union all
select 'table', null, t.oid, t.nspname::text, t.relname::text,
       not exists (select from pg_class as o where o.relname = t.relname and o.oid <> t.oid and o.relkind in ('r', 'p', 'm', 'v', 'f')),
       t.known_rows,
       (select string_agg(concat_ws(' ', case when x.indpred is null and m.amname in ('btree', 'hash') then m.amname::text else 'other' end,
                                    case when x.indisvalid then 'ready' else 'building' end,
                                    array_to_string((string_to_array(x.indkey::text, ' '))[1:x.indnkeyatts], ' ')), ',' order by x.indexrelid)
        from pg_index as x join pg_class as i on i.oid = x.indexrelid join pg_am as m on m.oid = i.relam where x.indrelid = t.oid),
       null, null, null, null, null, null, null, null, null, null, null, null, null
from t
union all
select 'column', null, t.oid, null, a.attname::text, null, null, null, a.attnum::int, quote_ident(a.attname), y.typname::text,
       y.typtype = 'e' or y.typname = 'varchar'
         or exists (select from pg_opclass as o join pg_am as m on m.oid = o.opcmethod
                    where m.amname = 'btree' and o.opcdefault and o.opcintype = y.oid),
       s.n_distinct::float8, s.null_frac::float8, s.avg_width::float8, (s.most_common_freqs)[1]::float8, null, null, null, null, null
from t
join pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated <> 'v'
join pg_type as d on d.oid = a.atttypid
join pg_type as y on y.oid = coalesce(nullif(d.typbasetype, 0), d.oid)
left join pg_stats as s on s.schemaname = t.nspname and s.tablename = t.relname and s.attname = a.attname and not s.inherited
union all
select 'statement', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
       m.found[1], m.found[2]::float8, m.found[3]::float8, m.found[4]::bool,
       replace(replace(replace(replace(m.found[5], '&lt;', '<'), '&gt;', '>'), '&#x0d;', chr(13)), '&amp;', '&')
from answer
cross join lateral regexp_matches(answer.found, '<query>(-?\d+)</query>\s*<calls>([-+.\deE]+)</calls>\s*<milliseconds>([-+.\deE]+)</milliseconds>\s*<cut>(true|false)</cut>\s*<statement>([^<]*)</statement>', 'g') as m (found)
