-- Everything a verifier looks at, in the order of coming.
SELECT entry.id, log, seq, time, entry.phase, act, act_id, target, hash, record, payload.salt, payload.text
FROM entry
LEFT JOIN payload ON payload.entry = entry.id
ORDER BY entry.id
