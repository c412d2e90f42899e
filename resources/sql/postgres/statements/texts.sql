/* The texts of the statements whose queryids are listed in $1. The server reads the file of all texts for it, so it is
   asked only for statements that are new to the console. */
select distinct on (s.queryid) s.queryid, left(s.query, 10000) as statement, char_length(s.query) > 10000 as cut
from {}.pg_stat_statements(true) as s
where s.queryid = any (string_to_array($1, ',')::bigint[])
