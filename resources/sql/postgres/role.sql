/* What this login may do here, as the server sees it: catalog reads only, nothing is tried.
   Memberships count when their rights are usable without SET ROLE. */
select r.rolsuper as superuser, r.rolcreaterole as createrole, r.rolcreatedb as createdb, r.rolreplication as replication,
       r.rolbypassrls as bypassrls,
       pg_has_role('pg_read_all_stats', 'USAGE') as reads_stats,
       pg_has_role('pg_monitor', 'USAGE') as monitor,
       pg_has_role('pg_signal_backend', 'USAGE') as signals,
       exists (select from pg_roles as p where p.rolname in ('pg_maintain', 'pg_checkpoint') and pg_has_role(p.oid, 'USAGE')) as maintains,
       exists (select from pg_roles as p where p.rolname = 'pg_write_all_data' and pg_has_role(p.oid, 'USAGE')) as writes_all,
       pg_has_role('pg_execute_server_program', 'USAGE') or pg_has_role('pg_write_server_files', 'USAGE') as runs_programs,
       has_function_privilege('pg_promote(boolean, integer)', 'EXECUTE') as promotes,
       has_function_privilege('pg_reload_conf()', 'EXECUTE') or has_function_privilege('pg_switch_wal()', 'EXECUTE')
           or has_function_privilege('pg_create_restore_point(text)', 'EXECUTE') as operates,
       has_database_privilege(current_database(), 'CREATE') as creates,
       has_database_privilege(current_database(), 'TEMPORARY') as temporary,
       case when r.rolsuper then null else
           (select count(*) from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
              and has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) end as writable_tables
from pg_roles as r
where r.rolname = current_user
