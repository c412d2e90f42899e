-- One entry.
INSERT INTO entry (log, seq, time, phase, act, act_id, target, hash, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
