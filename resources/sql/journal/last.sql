-- How far the file goes, at little cost: empty, nothing.
SELECT coalesce(max(id), 0) FROM entry
