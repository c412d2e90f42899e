/* How many policies each named table has; null: there is no such table. $1: names as the server quotes them. */
select t.name as object, (select count(*) from pg_policy as p where p.polrelid = c.oid)::text as found, (c.oid is not null)::text as there
from unnest($1::text[]) as t(name)
left join (select c.oid, format('%I.%I', n.nspname, c.relname) as name
           from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
           where c.relkind in ('r', 'p')) as c on c.name = t.name
