-- A person elsewhere by name or by what stands for it.
SELECT pseudonym, name FROM foreign_person WHERE name = ? OR pseudonym = ?
