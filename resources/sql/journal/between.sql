-- The newest entries of a stretch of time.
SELECT entry.id, log, hash, record, payload.text
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
WHERE time BETWEEN ? AND ?
ORDER BY time DESC, log DESC, seq DESC
LIMIT ?
