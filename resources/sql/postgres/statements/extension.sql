/* Where pg_stat_statements is and how old: its schema, its version as two numbers, whether the server has loaded it (its
   settings exist only then). No row: the extension is not created in this database. */
select n.nspname as schema,
       split_part(e.extversion, '.', 1)::int as major, split_part(e.extversion, '.', 2)::int as minor,
       exists (select from pg_settings as s where s.name = 'pg_stat_statements.max') as loaded,
       current_database() as database
from pg_extension as e
join pg_namespace as n on n.oid = e.extnamespace
where e.extname = 'pg_stat_statements'
