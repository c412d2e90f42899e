-- What came after an entry, in the order of coming; a little at a time.
select e.id, e.log, e.seq, encode(e.hash, 'hex'), encode(e.record, 'hex'), encode(p.salt, 'hex'), encode(p.text, 'hex'),
       n.pseudonym, encode(n.salt, 'hex'), encode(convert_to(n.name, 'UTF8'), 'hex'), e.time, e.phase, e.act, e.act_id, e.target
from quarterdeck_journal.entry e
left join quarterdeck_journal.payload p on p.log = e.log and p.seq = e.seq
left join quarterdeck_journal.person n on n.pseudonym = substring(convert_from(e.record, 'UTF8') from '[{,]"actor":"([0-9a-f]{32})"')
where e.id > $1::bigint
order by e.id
limit $2::bigint
