/* How often pg_stat_statements threw entries away because it was full. Where the extension lives is not known before, so
   the server puts the question together: query_to_xml runs it in the schema it is told. NULL where the extension, or its
   version with this view, is missing. */
with answer as (
    select query_to_xml(format('select dealloc from %I.pg_stat_statements_info', n.nspname), false, true, '')::text as row
    from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
    where e.extname = 'pg_stat_statements'
      and exists (select from pg_class as c where c.relnamespace = n.oid and c.relname = 'pg_stat_statements_info')
)
select substring(row from '<dealloc>(\d+)</dealloc>') as evicted
from (select 1) as one left join answer on true
