-- Leaves of the bucket (target, width, start; named twice) only the statements that took most time.
DELETE FROM spent
WHERE target = ? AND width = ? AND start = ?
  AND statement NOT IN (SELECT statement FROM spent WHERE target = ? AND width = ? AND start = ? ORDER BY ms DESC LIMIT ?)
