-- The number of a target, made when it is new.
INSERT INTO target (scope, name) VALUES (?, ?)
ON CONFLICT (scope, name) DO UPDATE SET name = excluded.name
RETURNING id
