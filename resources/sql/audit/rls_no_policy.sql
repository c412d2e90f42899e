/* Row-level security without a policy: everybody whom it holds sees nothing. */
select format('%I.%I', n.nspname, c.relname) as object, '' as evidence, '' as fix
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and not exists (select from pg_policy as p where p.polrelid = c.oid)
order by 1
