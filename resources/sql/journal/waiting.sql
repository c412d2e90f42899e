-- How many entries that were written here the shared store has not confirmed.
SELECT count(*) FROM entry WHERE entry.id > ? AND log NOT IN (SELECT log FROM foreign_chain)
