/* Logins whose password is not valid any more: somebody still tries it, or the role is left over. */
select quote_ident(r.rolname) as object, to_char(r.rolvaliduntil at time zone 'UTC', 'YYYY-MM-DD') as evidence,
       format('ALTER ROLE %I NOLOGIN;', r.rolname) as fix
from pg_roles as r
where r.rolcanlogin and r.rolvaliduntil < now()
order by 1
