-- The leaf hash at one place of a chain.
SELECT hash FROM entry WHERE log = ? AND seq = ?
