/* Schemas in which everybody may create objects that others then call or read. */
select quote_ident(n.nspname) as object, '' as evidence, format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC;', n.nspname) as fix
from pg_namespace as n
where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and exists (select from aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as g where g.grantee = 0 and g.privilege_type = 'CREATE')
order by 1
