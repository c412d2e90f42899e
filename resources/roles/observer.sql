-- The group of those on call who read: sessions, locks, settings, replication. They SEE THE TEXT OF EVERY STATEMENT, with
-- the values in it. No signal, no data. Run as a superuser, once for the server; again changes nothing.
--   create role quarterdeck login password '...' connection limit 6 in role quarterdeck_observer;
do $$
begin
    if not exists (select from pg_roles where rolname = 'quarterdeck_observer') then
        create role quarterdeck_observer nologin;
    end if;
end
$$;
comment on role quarterdeck_observer is 'Reads sessions, locks and settings; sees the text of every statement; no signals, no data';
grant pg_monitor to quarterdeck_observer;
