/* The hash itself is never read: what it begins with is compared on the server. */
select quote_ident(a.rolname) as object, '' as evidence, '' as fix
from pg_authid as a
where a.rolcanlogin and a.rolpassword like 'md5%'
order by 1
