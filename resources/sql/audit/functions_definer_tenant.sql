/* SECURITY DEFINER functions that read tables of tenants with the rights of an owner whom no policy holds, that others may call and
   that do not mention the tenant's setting. Found by name in the source, and by what a body of standard SQL depends on.
   $1: tenant columns, $2: tables with one that are meant for everybody. $3: the setting, or null. */
with tenant as materialized (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[])),
definer as materialized (
    select p.oid, p.proname, p.proowner, p.prosrc, lower(p.prosrc) as source, n.nspname, o.rolsuper or o.rolbypassrls as unheld
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    join pg_roles as o on o.oid = p.proowner
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and not exists (select from pg_depend as e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
      and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g where g.grantee <> p.proowner and g.privilege_type = 'EXECUTE')
      and coalesce(position($3::text in p.prosrc) = 0, true)),
reads as (
    -- the plain search first: it is cheap, and leaves little to the pattern
    select d.oid as function, t.oid as relation
    from definer as d
    join tenant as t on position(lower(t.relname) in d.source) > 0
        and d.source ~ ('(^|\W)' || regexp_replace(lower(t.relname), '([^[:alnum:]_])', '\\\1', 'g') || '(\W|$)')
    union
    select d.oid, e.refobjid
    from definer as d
    join pg_depend as e on e.classid = 'pg_proc'::regclass and e.objid = d.oid and e.refclassid = 'pg_class'::regclass)
select format('%I.%I(%s)', d.nspname, d.proname, pg_get_function_identity_arguments(d.oid)) as object,
       string_agg(distinct t.name, ', ') as evidence,
       format('ALTER ROUTINE %I.%I(%s) SECURITY INVOKER;', d.nspname, d.proname, pg_get_function_identity_arguments(d.oid)) as fix
from reads as r
join definer as d on d.oid = r.function
join tenant as t on t.oid = r.relation
where d.unheld or (not t.relforcerowsecurity and pg_has_role(d.proowner, t.relowner, 'USAGE'))
group by d.nspname, d.proname, d.oid
order by 1
