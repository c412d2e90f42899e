/* Tables of tenants without row-level security; a partition counts when somebody beside its owner has a right on it. $1: tenant columns, $2: tables with one that are meant for everybody. */
with tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[]))
select t.name as object, '' as evidence, format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', t.name) as fix
from tenant as t
where not t.relrowsecurity
  and (not t.relispartition or exists (select from aclexplode(t.relacl) as g where g.grantee <> t.relowner))
order by 1
