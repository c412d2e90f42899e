/* Rights on tables of tenants, or on columns of them, that everybody has. $1: tenant columns, $2: tables with one that are meant for everybody. */
with tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[])),
granted as (
    select t.name, g.privilege_type from tenant as t, aclexplode(t.relacl) as g where g.grantee = 0
    union
    select t.name, g.privilege_type from tenant as t join pg_attribute as a on a.attrelid = t.oid and a.attacl is not null, aclexplode(a.attacl) as g
    where g.grantee = 0)
select name as object, string_agg(distinct privilege_type, ', ') as evidence, format('REVOKE ALL ON TABLE %s FROM PUBLIC;', name) as fix
from granted
group by name
order by 1
