-- All buckets of a stretch together.
SELECT min(start), max(start), sum(seconds), sum(calls), sum(ms), sum(rows), sum(hit), sum(read), sum(temp), sum(wal), sum(evicted), max(reset), max(limited)
FROM bucket WHERE target = ? AND width = ? AND start >= ? AND start < ?
