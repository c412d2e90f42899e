/* How often pg_stat_statements threw entries away because it was full. Where the extension lives is not known before, so
   the server puts the question together: query_to_xml runs it in the schema it is told. NULL where the extension, or its
   version with this view, is missing. */
select substring(query_to_xml(format('select dealloc from %I.pg_stat_statements_info', n.nspname), false, true, '')::text
                 from '<dealloc>(\d+)</dealloc>') as evicted
from (select 1) as one
left join pg_extension as e on e.extname = 'pg_stat_statements'
left join pg_namespace as n on n.oid = e.extnamespace and exists (select from pg_class as c where c.relnamespace = n.oid and c.relname = 'pg_stat_statements_info')
