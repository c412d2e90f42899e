-- The free text of an entry, with what the search index knows of it.
SELECT entry.id, act, target, payload.text
FROM entry
JOIN payload ON payload.entry = entry.id
WHERE log = ? AND seq = ?
