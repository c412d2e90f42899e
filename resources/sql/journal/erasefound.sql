-- Takes an entry out of the search index, which keeps no copy and has to be told what it knew.
INSERT INTO found (found, rowid, act, target, words) VALUES ('delete', ?, ?, ?, ?)
