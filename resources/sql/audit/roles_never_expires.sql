/* Logins with a password that stays valid for ever. $1: logins that are known and wanted. */
select quote_ident(a.rolname) as object, '' as evidence,
       format('ALTER ROLE %I VALID UNTIL %L;', a.rolname, to_char((now() + interval '1 year') at time zone 'UTC', 'YYYY-MM-DD')) as fix
from pg_authid as a
where a.rolcanlogin and a.rolpassword is not null and coalesce(a.rolvaliduntil, 'infinity') = 'infinity' and a.rolname <> all ($1::text[])
order by 1
