-- The newest id that is there, and the one before the newest so many.
select coalesce(max(id), 0), coalesce((select id from quarterdeck_journal.entry order by id desc offset $1::bigint limit 1), 0)
from quarterdeck_journal.entry
