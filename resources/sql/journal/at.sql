-- What stands at one place of each chain whose name lies between two words.
SELECT entry.id, log, hash, record, payload.text
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
WHERE seq = ? AND log >= ? AND log < ?
ORDER BY log
LIMIT 10
