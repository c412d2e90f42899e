-- What every login may do unless it is taken away, and what makes "read-only" untrue: temporary tables, large objects,
-- tables in the schema public. Run as a superuser in each database that viewers reach. IT CHANGES WHAT APPLICATIONS MAY
-- DO, too: grant back to their roles what they need, as in
--   grant temporary on database shop to app;
do $$
declare
    f regprocedure;
begin
    execute format('revoke temporary, create on database %I from public', current_database());
    foreach f in array array['lo_creat(integer)', 'lo_create(oid)', 'lo_from_bytea(oid, bytea)', 'lo_put(oid, bigint, bytea)',
                             'lowrite(integer, bytea)', 'lo_import(text)', 'lo_import(text, oid)']::regprocedure[] loop
        execute format('revoke execute on function %s from public', f);
    end loop;
end
$$;
revoke create on schema public from public;
