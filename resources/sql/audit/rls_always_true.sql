/* Policies for everybody that let every row through, on tables of tenants. $1: tenant columns, $2: tables with one that are meant for everybody. */
with tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[]))
select format('%I ON %s', p.polname, t.name) as object,
       case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end as evidence,
       format('DROP POLICY %I ON %s;', p.polname, t.name) as fix
from tenant as t
join pg_policy as p on p.polrelid = t.oid
where t.relrowsecurity and p.polpermissive and p.polroles @> '{0}'
  and 'true' in (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
order by 1
