-- Adds an interval to a bucket.
INSERT INTO bucket (target, width, start, seconds, calls, ms, rows, hit, read, temp, wal, evicted, reset, limited)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (target, width, start) DO UPDATE
SET seconds = seconds + excluded.seconds, calls = calls + excluded.calls, ms = ms + excluded.ms, rows = rows + excluded.rows, hit = hit + excluded.hit, read = read + excluded.read, temp = temp + excluded.temp, wal = wal + excluded.wal,
    evicted = evicted + excluded.evicted, reset = max(reset, excluded.reset), limited = max(limited, excluded.limited)
