/* Superusers that can log in, beside the one that every cluster is made with (oid 10). $1: logins that are known and wanted. */
select quote_ident(r.rolname) as object, '' as evidence, format('ALTER ROLE %I NOSUPERUSER;', r.rolname) as fix
from pg_roles as r
where r.rolcanlogin and r.rolsuper and r.oid <> 10 and r.rolname <> all ($1::text[])
order by 1
