-- Adds what a statement did to a bucket.
INSERT INTO spent (target, width, start, statement, calls, ms, rows, hit, read, temp, wal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (target, width, start, statement) DO UPDATE
SET calls = calls + excluded.calls, ms = ms + excluded.ms, rows = rows + excluded.rows, hit = hit + excluded.hit, read = read + excluded.read, temp = temp + excluded.temp, wal = wal + excluded.wal
