-- The number of a target, or nothing.
SELECT id FROM target WHERE scope = ? AND name = ?
