-- What stands for a name.
SELECT pseudonym FROM person WHERE name = ?
