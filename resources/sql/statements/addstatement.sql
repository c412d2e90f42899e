-- The number of a statement, made when it is new; its text is kept once it is known.
INSERT INTO statement (target, database, user, query, top, text, cut) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (target, query, database, user, top) DO UPDATE
SET text = CASE WHEN excluded.text = '' THEN text ELSE excluded.text END, cut = max(cut, excluded.cut)
RETURNING id
