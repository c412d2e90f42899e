/* Policies that do not hold the owner, while a login has the owner's rights. Superusers and BYPASSRLS are never held. */
select format('%I.%I', n.nspname, c.relname) as object, string_agg(quote_ident(l.rolname), ', ' order by l.rolname) as evidence,
       format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY;', n.nspname, c.relname) as fix
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_roles as l on l.rolcanlogin and not l.rolsuper and not l.rolbypassrls and pg_has_role(l.oid, c.relowner, 'USAGE')
where c.relkind in ('r', 'p') and c.relrowsecurity and not c.relforcerowsecurity and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
group by n.nspname, c.relname
order by 1
