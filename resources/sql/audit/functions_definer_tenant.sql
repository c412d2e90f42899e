/* SECURITY DEFINER functions that read tables of tenants with the rights of an owner whom no policy holds, that others may call and
   that do not mention the tenant's setting. Found by name in the source, and by what a body of standard SQL depends on.
   $1: tenant columns, $2: tables with one that are meant for everybody. $3: the setting, or null. */
with tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[]))
select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as object,
       string_agg(distinct t.name, ', ') as evidence,
       format('ALTER ROUTINE %I.%I(%s) SECURITY INVOKER;', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as fix
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_roles as o on o.oid = p.proowner
join tenant as t on p.prosrc ~* ('(^|\W)' || regexp_replace(t.relname, '([^[:alnum:]_])', '\\\1', 'g') || '(\W|$)')
    or exists (select from pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid)
where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and not exists (select from pg_depend as e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
  and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
  and (o.rolsuper or o.rolbypassrls or (not t.relforcerowsecurity and pg_has_role(p.proowner, t.relowner, 'USAGE')))
  and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g where g.grantee <> p.proowner and g.privilege_type = 'EXECUTE')
  and coalesce(position($3::text in p.prosrc) = 0, true)
group by n.nspname, p.proname, p.oid
order by 1
