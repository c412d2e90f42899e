-- Names that came with others' chains, and what stands for them.
SELECT pseudonym, salt, name FROM foreign_person
