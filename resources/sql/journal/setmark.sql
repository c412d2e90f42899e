-- The same, from now on.
INSERT INTO shared_mark (one, store, sent, seen, time, reader) VALUES (1, ?, ?, ?, ?, ?)
ON CONFLICT (one) DO UPDATE SET store = excluded.store, sent = excluded.sent, seen = excluded.seen, time = excluded.time, reader = excluded.reader
