/* Lines that do not parse: the server keeps the rules it had, and refuses to start with them. */
select coalesce(line_number::text, '') as object, error as evidence, '' as fix
from pg_hba_file_rules
where error is not null
order by line_number
