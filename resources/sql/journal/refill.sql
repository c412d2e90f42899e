-- The search index anew, from what is there.
INSERT INTO found (rowid, act, target, words)
SELECT entry.id, act, target, coalesce(CAST(payload.text AS TEXT), '')
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
WHERE act <> '' OR target <> '' OR payload.text IS NOT NULL
