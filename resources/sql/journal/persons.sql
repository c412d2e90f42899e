-- Names and what stands for them.
SELECT pseudonym, salt, name FROM person
