-- Takes the groups away again; their members stay, without these rights. Run as a superuser, first in each database in
-- which a group was given rights of its own, then once more anywhere.
do $$
declare
    one name;
begin
    foreach one in array array['quarterdeck_viewer', 'quarterdeck_observer', 'quarterdeck_operator']::name[] loop
        if exists (select from pg_roles where rolname = one) then
            execute format('drop owned by %I', one);
            begin
                execute format('drop role %I', one);
            exception when dependent_objects_still_exist then
                raise notice '% still has rights in another database: run this there, too', one;
            end;
        end if;
    end loop;
end
$$;
