/* Logins that can copy the whole server. $1: logins that are known and wanted. */
select quote_ident(r.rolname) as object, '' as evidence, format('ALTER ROLE %I NOREPLICATION;', r.rolname) as fix
from pg_roles as r
where r.rolcanlogin and r.rolreplication and not r.rolsuper and r.rolname <> all ($1::text[])
order by 1
