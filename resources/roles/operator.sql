-- The group of those on call who act: what an observer reads, and cancelling and ending the sessions of roles that are no
-- superuser, a new WAL file, reading the settings again, a restore point; a checkpoint from 15, vacuum and its like from
-- 17. No data, no promotion, no superuser's session. Run as a superuser, once for the server; again changes nothing.
-- The right to execute a function belongs to one database: run it in each database a login connects to.
--   create role oncall login password '...' connection limit 6 in role quarterdeck_operator;
do $$
declare
    wanted name;
begin
    if not exists (select from pg_roles where rolname = 'quarterdeck_operator') then
        create role quarterdeck_operator nologin;
    end if;
    foreach wanted in array array['pg_checkpoint', 'pg_maintain']::name[] loop
        if exists (select from pg_roles where rolname = wanted) then
            execute format('grant %I to quarterdeck_operator', wanted);
        end if;
    end loop;
end
$$;
comment on role quarterdeck_operator is 'Reads what an observer reads; cancels and ends sessions; no data, no promotion';
grant pg_monitor, pg_signal_backend to quarterdeck_operator;
grant execute on function pg_switch_wal() to quarterdeck_operator;
grant execute on function pg_reload_conf() to quarterdeck_operator;
grant execute on function pg_create_restore_point(text) to quarterdeck_operator;
