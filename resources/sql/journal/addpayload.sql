-- The free text of an entry.
INSERT INTO payload (entry, salt, text) VALUES (?, ?, ?)
