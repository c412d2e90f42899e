-- What came after an entry and was written here: the chains that came from the shared store are left out.
SELECT entry.id, log, seq, hash, record, payload.salt, payload.text
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
WHERE entry.id > ? AND log NOT IN (SELECT log FROM foreign_chain)
ORDER BY entry.id
LIMIT ?
