-- The newest entry of a chain.
SELECT seq, hash FROM entry WHERE log = ? ORDER BY seq DESC LIMIT 1
