-- Which store it is, and what this login may do there: write only where it has to go through the function.
select s.id, s.format, session_user,
       has_function_privilege('quarterdeck_journal.append(bytea[], bytea[], bytea[], bytea[], text[], bytea[], bytea[])', 'execute'),
       current_setting('transaction_read_only') = 'on' or pg_is_in_recovery()
from quarterdeck_journal.store s
