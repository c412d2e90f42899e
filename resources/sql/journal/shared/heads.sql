-- How far each chain is there.
select log, size, encode(head, 'hex'), written_by from quarterdeck_journal.chain order by log
