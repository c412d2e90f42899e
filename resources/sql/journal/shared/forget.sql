-- Forgets free text, or a name by what stands for it.
select quarterdeck_journal.forget($1, $2::bigint, $3)
