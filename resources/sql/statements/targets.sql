-- The targets of an environment of which anything is kept.
SELECT name FROM target WHERE scope = ? AND EXISTS (SELECT 1 FROM bucket WHERE bucket.target = target.id) ORDER BY name
