-- How much of each chain that was written here the shared store has confirmed.
SELECT log, max(seq) + 1 FROM entry WHERE id <= ? AND log NOT IN (SELECT log FROM foreign_chain) GROUP BY log
