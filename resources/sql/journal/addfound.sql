-- Makes an entry findable.
INSERT INTO found (rowid, act, target, words) VALUES (?, ?, ?, ?)
