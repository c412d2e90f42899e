-- Forgets a name; records keep what stood for it.
DELETE FROM person WHERE name = ?
