-- Every entry, all chains merged.
SELECT entry.id, log, hash, record, payload.text
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
ORDER BY time, log, seq
