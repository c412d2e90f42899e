/* What this login may look at; a check that needs more is not run, and says so. */
select r.rolsuper as superuser,
       r.rolsuper or pg_has_role('pg_read_all_stats', 'USAGE') as reads_stats,
       r.rolsuper or pg_has_role('pg_read_all_settings', 'USAGE') as reads_settings,
       has_table_privilege('pg_catalog.pg_hba_file_rules', 'SELECT') and has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE') as reads_hba,
       has_table_privilege('pg_catalog.pg_authid', 'SELECT') as reads_passwords,
       current_user::text as login, current_database()::text as database, current_setting('server_version') as version
from pg_roles as r
where r.rolname = current_user
