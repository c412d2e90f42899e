-- A person by name or by what stands for it.
SELECT pseudonym, name FROM person WHERE name = ? OR pseudonym = ?
