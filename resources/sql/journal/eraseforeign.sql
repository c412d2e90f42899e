-- Forgets a name that came with others' chains.
DELETE FROM foreign_person WHERE name = ?
