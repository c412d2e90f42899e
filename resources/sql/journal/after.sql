-- What came after an entry, in the order of coming.
SELECT entry.id, log, hash, record, payload.text
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
WHERE entry.id > ?
ORDER BY entry.id
