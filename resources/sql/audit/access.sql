/* Who could do what: each login with its attributes, memberships and rights in this database. $1: tenant columns, $2: tables with one that are meant for everybody. */
with every_tenant as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
           format('%I.%I', n.nspname, c.relname) as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = any ($1::text[]) and a.attnum > 0 and not a.attisdropped)
      and format('%I.%I', n.nspname, c.relname) <> all ($2::text[])),
tenant as materialized (select * from every_tenant order by name limit 200)
select quote_ident(r.rolname) as login,
       concat_ws(', ', case when r.rolsuper then 'SUPERUSER' end, case when r.rolcreaterole then 'CREATEROLE' end, case when r.rolcreatedb then 'CREATEDB' end,
                 case when r.rolreplication then 'REPLICATION' end, case when r.rolbypassrls then 'BYPASSRLS' end) as attributes,
       to_char(nullif(r.rolvaliduntil, 'infinity') at time zone 'UTC', 'YYYY-MM-DD') as expires,
       (select string_agg(quote_ident(g.rolname), ', ' order by g.rolname)
        from pg_roles as g where g.oid <> r.oid and not r.rolsuper and pg_has_role(r.oid, g.oid, 'MEMBER')) as member_of,
       (select string_agg(format('%I', d.datname) || case when has_database_privilege(r.oid, d.oid, 'CREATE') then ' (CREATE)' else '' end, ', ' order by d.datname)
        from pg_database as d where d.datallowconn and not d.datistemplate and has_database_privilege(r.oid, d.oid, 'CONNECT')) as databases,
       (select string_agg(format('%I', n.nspname) || case when has_schema_privilege(r.oid, n.oid, 'CREATE') then ' (CREATE)' else '' end, ', ' order by n.nspname)
        from pg_namespace as n where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and has_schema_privilege(r.oid, n.oid, 'USAGE')) as schemas,
       (select string_agg(x.name || ' (' || x.rights || ')', ', ' order by x.name)
        from (select t.name, concat_ws(', ', case when has_table_privilege(r.oid, t.oid, 'SELECT') then 'SELECT' end, case when has_table_privilege(r.oid, t.oid, 'INSERT') then 'INSERT' end,
                     case when has_table_privilege(r.oid, t.oid, 'UPDATE') then 'UPDATE' end, case when has_table_privilege(r.oid, t.oid, 'DELETE') then 'DELETE' end) as rights
              from tenant as t) as x where x.rights <> '') as tables,
       (select count(*) from pg_stat_activity as a where a.usesysid = r.oid)::text as sessions,
       (select to_char(max(coalesce(a.state_change, a.backend_start)) at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
        from pg_stat_activity as a where a.usesysid = r.oid) as seen
from pg_roles as r
where r.rolcanlogin
order by r.rolname
limit 500
