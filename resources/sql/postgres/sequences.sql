/* How much of its numbers each sequence has given away, against what the columns that take them can hold, which may be
   less than the sequence itself. Cycling sequences and those nobody drew from are left out. Without the right to read a
   sequence its `last_value` is NULL. Reading one waits for a lock held on it, within lock_timeout. On a standby the
   figures would be those of the primary, and reading them may be refused. */
with s as (
  select c.oid, q.schemaname, q.sequencename, q.data_type::text as sequence_type,
         q.increment_by, q.start_value, q.last_value,
         case when q.increment_by > 0 then q.max_value else q.min_value end::numeric as own_end
  from pg_sequences as q
  join pg_namespace as n on n.nspname = q.schemaname
  join pg_class as c on c.relnamespace = n.oid and c.relname = q.sequencename
  where not q.cycle and not pg_is_in_recovery()
), e as (
  select s.*, c.attrelid, c.attname, c.attidentity, case when c.atttypid is not null then format_type(c.atttypid, null) end as column_type,
         case c.atttypid when 'int2'::regtype then 32767::numeric when 'int4'::regtype then 2147483647 else 9223372036854775807 end
           * sign(s.increment_by) as column_end
  from s
  left join lateral (
    select a.attrelid, a.attname, a.atttypid, a.attidentity
    from pg_depend as d
    join pg_attrdef as f on f.oid = d.objid
    join pg_attribute as a on a.attrelid = f.adrelid and a.attnum = f.adnum and not a.attisdropped
    where d.refclassid = 'pg_class'::regclass and d.refobjid = s.oid and d.classid = 'pg_attrdef'::regclass
    union
    select a.attrelid, a.attname, a.atttypid, a.attidentity
    from pg_depend as d
    join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and not a.attisdropped
    where d.classid = 'pg_class'::regclass and d.objid = s.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
  ) as c on true
), u as (
  select e.*, (case when e.increment_by > 0 then least(e.own_end, e.column_end) else greatest(e.own_end, e.column_end) end)::float8 as ends
  from e
)
select u.oid, u.schemaname as schema, u.sequencename as name, format('%I.%I', u.schemaname, u.sequencename) as quoted,
       u.sequence_type, (select format('%I.%I', n.nspname, t.relname) from pg_class as t join pg_namespace as n on n.oid = t.relnamespace
                         where t.oid = u.attrelid) as table_quoted,
       quote_ident(u.attname) as column_quoted, u.column_type, coalesce(u.attidentity, '') <> '' as identity,
       u.own_end::float8 as sequence_ends, u.column_end::float8 as column_ends, u.last_value::float8 as last_value, u.ends,
       case when u.ends <> u.start_value then 100 * (u.last_value - u.start_value)::float8 / (u.ends - u.start_value) end as used,
       count(*) over () as total, count(*) filter (where u.last_value is null and not has_sequence_privilege(u.oid, 'SELECT, USAGE')) over () as hidden
from u
order by used desc nulls last, u.oid
limit 100
