/* Which server this is. Read after each connect: if it is another one than before, the address has moved. */
select current_setting('server_version') as version,
       pg_is_in_recovery() as standby,
       (select system_identifier from pg_control_system()) as system_identifier,
       case when pg_is_in_recovery() then (select timeline_id from pg_control_checkpoint())
            else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end as timeline,
       extract(epoch from pg_postmaster_start_time()) as started,
       (select setting from pg_settings where name = 'data_directory') as data_folder
