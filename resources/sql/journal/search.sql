-- The newest entries with these words. The first condition narrows, the others are exact.
SELECT entry.id, log, hash, record, payload.text
FROM found
JOIN entry ON entry.id = found.rowid
LEFT JOIN payload ON payload.entry = entry.id
WHERE found MATCH ?
  AND found.rowid BETWEEN ? AND ?
  AND time BETWEEN ? AND ?
  AND (? = '' OR entry.act = ?)
  AND (? = '' OR entry.target = ?)
ORDER BY found.rowid DESC
LIMIT ?
