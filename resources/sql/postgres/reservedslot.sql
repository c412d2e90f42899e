/* Whether this session stands in a connection slot that is kept for superusers or for roles with reserved connections.
   The server lets anybody else in only while more slots than these are free, so a session that may take one, and finds
   fewer free than are kept, is in one of them. Walsenders and background workers have slots of their own.
   reserved_connections exists since 16. */
select (r.rolsuper or exists (select from pg_roles as p where p.rolname = 'pg_use_reserved_connections' and pg_has_role(p.oid, 'USAGE')))
       and current_setting('max_connections')::int - (select count(*) from pg_stat_activity where backend_type = 'client backend')
           < current_setting('superuser_reserved_connections')::int + coalesce(current_setting('reserved_connections', true)::int, 0) as reserved
from pg_roles as r
where r.rolname = current_user
