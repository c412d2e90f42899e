-- First and last entry of a stretch of time.
SELECT min(id), max(id) FROM entry WHERE time BETWEEN ? AND ?
