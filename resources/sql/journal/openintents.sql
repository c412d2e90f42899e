-- Intents without an outcome, and the chain they stand in.
SELECT i.id, i.log, i.hash, i.record, payload.text
FROM entry AS i
LEFT JOIN payload ON payload.entry = i.id
WHERE i.phase = 'intent'
  AND NOT EXISTS (SELECT 1 FROM entry AS o WHERE o.phase = 'outcome' AND o.act_id = i.act_id)
ORDER BY i.time, i.log, i.seq
