/* Policies that do not say what they are for. */
select format('%I ON %I.%I', p.polname, n.nspname, c.relname) as object, '' as evidence,
       format('COMMENT ON POLICY %I ON %I.%I IS %L;', p.polname, n.nspname, c.relname, '...') as fix
from pg_policy as p
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and coalesce(btrim(obj_description(p.oid, 'pg_policy')), '') = ''
order by 1
