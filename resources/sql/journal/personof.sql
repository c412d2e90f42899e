-- A person by what stands for them.
SELECT pseudonym, salt, name FROM person WHERE pseudonym = ?
