/* What isolation is tried on. $1: tenant columns, $2: tables with one that are meant for everybody, $3: at most so many. */
select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as object,
       (select a.attname from pg_attribute as a
        where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped
        order by array_position($1::text[], a.attname::text) limit 1) as tenant
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
  and format('%I.%I', n.nspname, c.relname) <> all ($2::text[])
order by 1, 2
limit $3::int
