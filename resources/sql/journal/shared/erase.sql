-- Erases a person, and free text of entries; how much went and how much stays.
select names, texts, names_left, texts_left from quarterdeck_journal.erase($1, $2::text[], $3::bigint[])
