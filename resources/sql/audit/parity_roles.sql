/* Roles with their attributes and direct memberships; those that every server has are left out. */
select quote_ident(r.rolname) as name,
       concat_ws(', ', case when r.rolcanlogin then 'LOGIN' else 'NOLOGIN' end, case when r.rolsuper then 'SUPERUSER' end, case when r.rolcreaterole then 'CREATEROLE' end,
                 case when r.rolcreatedb then 'CREATEDB' end, case when r.rolreplication then 'REPLICATION' end, case when r.rolbypassrls then 'BYPASSRLS' end,
                 case when not r.rolinherit then 'NOINHERIT' end, case when r.rolconnlimit >= 0 then 'CONNECTION LIMIT ' || r.rolconnlimit end,
                 'member of ' || (select string_agg(quote_ident(g.rolname), ', ' order by g.rolname)
                                  from pg_auth_members as m join pg_roles as g on g.oid = m.roleid where m.member = r.oid)) as value
from pg_roles as r
where r.rolname !~ '^pg_'
order by 1
