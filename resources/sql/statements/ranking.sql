-- The statements of a stretch, most time first.
SELECT s.database, s.user, s.query, s.top, s.text, s.cut, t.calls, t.ms, t.rows, t.hit, t.read, t.temp, t.wal
FROM (SELECT statement, sum(calls) AS calls, sum(ms) AS ms, sum(rows) AS rows, sum(hit) AS hit, sum(read) AS read, sum(temp) AS temp, sum(wal) AS wal
      FROM spent WHERE target = ? AND width = ? AND start >= ? AND start < ?
      GROUP BY statement ORDER BY sum(ms) DESC LIMIT 500) AS t
JOIN statement AS s ON s.id = t.statement
ORDER BY t.ms DESC
