-- Gives the lease back.
select quarterdeck_journal.resign($1, $2)
