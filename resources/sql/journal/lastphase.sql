-- The newest entry of a chain, and whether it ends it.
SELECT seq, hash, phase FROM entry WHERE log = ? ORDER BY seq DESC LIMIT 1
