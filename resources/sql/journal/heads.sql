-- How long each chain is and where it ends.
SELECT log, max(seq) + 1, hash FROM entry GROUP BY log
