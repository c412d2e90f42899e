/* The names of databases and roles whose oids are listed in $1 and $2. */
select 'database' as kind, d.oid, d.datname as name from pg_database as d where d.oid = any (string_to_array($1, ',')::oid[])
union all
select 'role', r.oid, r.rolname from pg_roles as r where r.oid = any (string_to_array($2, ',')::oid[])
