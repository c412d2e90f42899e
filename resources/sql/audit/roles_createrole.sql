/* Logins that can make roles (before 16 also give themselves almost any other). $1: logins that are known and wanted. */
select quote_ident(r.rolname) as object, '' as evidence, format('ALTER ROLE %I NOCREATEROLE;', r.rolname) as fix
from pg_roles as r
where r.rolcanlogin and r.rolcreaterole and not r.rolsuper and r.rolname <> all ($1::text[])
order by 1
