-- A name that came with somebody else's chain.
INSERT INTO foreign_person (pseudonym, salt, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
