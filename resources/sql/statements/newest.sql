-- The newest bucket of this width before this one, or 0.
SELECT coalesce(max(start), 0) FROM bucket WHERE target = ? AND width = ? AND start < ?
