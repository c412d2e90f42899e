-- Takes or renews the lease.
select holder, term, remaining_ms from quarterdeck_journal.lead($1, $2, $3::integer)
