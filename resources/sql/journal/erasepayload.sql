-- Forgets the free text of an entry; its record keeps the digest.
DELETE FROM payload WHERE entry = ?
