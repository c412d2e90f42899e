-- The oldest bucket there is, or a time far off.
SELECT coalesce(min(start), 9000000000) FROM bucket WHERE width = ?
