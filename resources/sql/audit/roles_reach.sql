/* Logins that get at superuser-like rights through membership. $1: logins that are known and wanted. */
select quote_ident(r.rolname) as object,
       string_agg(quote_ident(p.rolname), ', ' order by p.rolname) as evidence,
       string_agg(format('REVOKE %I FROM %I;', p.rolname, r.rolname), ' ' order by p.rolname)
           filter (where exists (select from pg_auth_members as m where m.roleid = p.oid and m.member = r.oid)) as fix
from pg_roles as r
join pg_roles as p on p.oid <> r.oid and pg_has_role(r.oid, p.oid, 'MEMBER')
    and (p.rolsuper or p.rolbypassrls
         or p.rolname in ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files', 'pg_write_all_data', 'pg_read_all_data'))
where r.rolcanlogin and not r.rolsuper and r.rolname <> all ($1::text[])
group by r.rolname
order by 1
