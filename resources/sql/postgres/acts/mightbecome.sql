/* Whether this login is a member of a role that may do more than look, also where it needs SET ROLE for it: what a person
   types can do that in the middle of a statement. */
select exists (
    select from pg_catalog.pg_roles as r
    where pg_catalog.pg_has_role(r.oid, 'MEMBER')
      and (r.rolsuper or r.rolcreaterole or r.rolreplication or r.rolbypassrls
           or r.rolname in ('pg_signal_backend', 'pg_write_all_data', 'pg_execute_server_program', 'pg_write_server_files',
                            'pg_read_server_files', 'pg_maintain', 'pg_checkpoint')
           or pg_catalog.has_function_privilege(r.oid, 'pg_catalog.pg_promote(boolean, integer)', 'EXECUTE')
           or pg_catalog.has_function_privilege(r.oid, 'pg_catalog.pg_reload_conf()', 'EXECUTE')
           or pg_catalog.has_function_privilege(r.oid, 'pg_catalog.pg_switch_wal()', 'EXECUTE'))) as stronger
