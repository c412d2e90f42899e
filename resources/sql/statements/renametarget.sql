-- The same target under another id.
UPDATE target SET name = ? WHERE scope = ? AND name = ?
