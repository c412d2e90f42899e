/* Commands that somebody beside the owner was granted and that no policy allows: they fail, or touch no row. */
with command(letter, word) as (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')),
granted as (
    select c.oid, g.privilege_type from pg_class as c, aclexplode(c.relacl) as g where c.relrowsecurity and g.grantee <> c.relowner
    union
    select c.oid, g.privilege_type from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attacl is not null, aclexplode(a.attacl) as g
    where c.relrowsecurity and g.grantee <> c.relowner)
select format('%I.%I', n.nspname, c.relname) as object, string_agg(distinct k.word, ', ') as evidence, '' as fix
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join granted as g on g.oid = c.oid
join command as k on k.word = g.privilege_type
where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and exists (select from pg_policy as p where p.polrelid = c.oid)
  and not exists (select from pg_policy as p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', k.letter))
group by n.nspname, c.relname
order by 1
