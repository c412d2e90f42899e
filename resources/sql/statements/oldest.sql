-- The oldest bucket of this width, or a time far off.
SELECT coalesce(min(start), 9000000000) FROM bucket WHERE target = ? AND width = ?
