-- A name seen for the first time.
INSERT INTO person (pseudonym, salt, name) VALUES (?, ?, ?)
