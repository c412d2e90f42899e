-- The group of those who may see how things stand: figures, lag, sizes. No statement of another role, no data, no
-- signal. Run as a superuser, once for the server; again changes nothing.
--   create role ann login password '...' connection limit 2 in role quarterdeck_viewer;
-- A manager's login is best given on a standby: there nothing can be written, whatever is granted.
do $$
begin
    if not exists (select from pg_roles where rolname = 'quarterdeck_viewer') then
        create role quarterdeck_viewer nologin;
    end if;
end
$$;
comment on role quarterdeck_viewer is 'Sees how things stand: no statements of others, no data, no signals';
