-- The name is another's from now on; what was kept under it goes by age. An id has no blank.
UPDATE target SET name = name || ' ' || id WHERE scope = ? AND name = ?
