/* SECURITY DEFINER without a search_path of its own: whoever calls it chooses which tables and operators it means. */
select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as object, quote_ident(pg_get_userbyid(p.proowner)) as evidence,
       format('ALTER ROUTINE %I.%I(%s) SET search_path = %I, pg_temp;', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), n.nspname) as fix
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and not exists (select from pg_depend as e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
  and not exists (select from unnest(p.proconfig) as c where c like 'search_path=%')
order by 1
