/* Materialized views hold rows of every tenant and know no policies. $1: tenant columns, $2: tables with one that are meant for everybody. */
with recursive tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[])),
reads as (
    select distinct r.ev_class as view, d.refobjid as relation
    from pg_rewrite as r
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class),
deep as (
    select view, relation from reads
    union
    select d.view, r.relation from deep as d join reads as r on r.view = d.relation),
found as (
    select d.view, string_agg(distinct t.name, ', ') as names from deep as d join tenant as t on t.oid = d.relation group by d.view)
select format('%I.%I', n.nspname, v.relname) as object, f.names as evidence,
       (select string_agg(distinct format('REVOKE ALL ON TABLE %I.%I FROM %s;', n.nspname, v.relname, case g.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(g.grantee)) end), ' ')
        from aclexplode(v.relacl) as g where g.grantee <> v.relowner) as fix
from found as f
join pg_class as v on v.oid = f.view and v.relkind = 'm'
join pg_namespace as n on n.oid = v.relnamespace
where exists (select from aclexplode(v.relacl) as g where g.grantee <> v.relowner)
order by 1
