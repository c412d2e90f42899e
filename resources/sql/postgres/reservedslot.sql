/* In which connection slot this session stands: one that is kept for superusers, one that is "reserved" for roles with
   pg_use_reserved_connections (from 16 on), or an ordinary one (empty). The server lets anybody else in only while more slots
   than these are free, so a session that may take one, and finds fewer free than are kept, is in one of them. A role that is no
   superuser never gets one of theirs. Walsenders and background workers have slots of their own. */
select case
           when current_setting('max_connections')::int - (select count(*) from pg_stat_activity where backend_type = 'client backend')
                >= current_setting('superuser_reserved_connections')::int + coalesce(current_setting('reserved_connections', true)::int, 0) then ''
           when r.rolsuper then 'superusers'
           when exists (select from pg_roles as p where p.rolname = 'pg_use_reserved_connections' and pg_has_role(p.oid, 'USAGE')) then 'reserved'
           else ''
       end as slot
from pg_roles as r
where r.rolname = current_user
