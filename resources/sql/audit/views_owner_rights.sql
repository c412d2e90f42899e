/* Views that read tables of tenants, or tables with row-level security, with the rights of their own owner. $1: tenant columns, $2: tables with one that are meant for everybody.
   Exempt: the owner of the view is not held by the policies of the table. */
with recursive tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[])),
guarded as (
    select c.oid, c.relowner, c.relforcerowsecurity, format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and (c.relrowsecurity or c.oid in (select oid from tenant))),
reads as (
    select distinct r.ev_class as view, d.refobjid as relation
    from pg_rewrite as r
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class),
deep as (
    select view, relation from reads
    union
    select d.view, r.relation from deep as d join reads as r on r.view = d.relation),
found as (
    select v.oid, n.nspname, v.relname, g.name,
           o.rolsuper or o.rolbypassrls or (not g.relforcerowsecurity and pg_has_role(v.relowner, g.relowner, 'USAGE')) as exempt
    from deep as d
    join pg_class as v on v.oid = d.view and v.relkind = 'v'
    join pg_namespace as n on n.oid = v.relnamespace
    join pg_roles as o on o.oid = v.relowner
    join guarded as g on g.oid = d.relation
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and not exists (select from pg_options_to_table(v.reloptions) as o2 where o2.option_name = 'security_invoker' and lower(o2.option_value) in ('true', 'on', 'yes', '1', 't', 'y'))
      and not exists (select from pg_depend as e where e.classid = 'pg_class'::regclass and e.objid = v.oid and e.deptype = 'e'))
select format('%I.%I', nspname, relname) as object, string_agg(name, ', ' order by name) as evidence,
       format('ALTER VIEW %I.%I SET (security_invoker = true);', nspname, relname) as fix,
       case when bool_or(exempt) then 'critical' else 'warning' end as severity
from found
group by nspname, relname
order by 1
