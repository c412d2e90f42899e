-- The memory of statements (resources/docs/statements.md). A blank line ends a statement.
CREATE TABLE target (
  id     INTEGER PRIMARY KEY,
  scope  TEXT NOT NULL,  -- name of the environment
  name   TEXT NOT NULL,  -- id of the target
  UNIQUE (scope, name)
) STRICT;

CREATE TABLE statement (
  id        INTEGER PRIMARY KEY,
  target    INTEGER NOT NULL REFERENCES target,
  database  TEXT NOT NULL,
  user      TEXT NOT NULL,
  query     INTEGER NOT NULL,  -- queryid
  top       INTEGER NOT NULL,  -- 0: ran within a function
  text      TEXT NOT NULL,     -- empty: never read
  cut       INTEGER NOT NULL,  -- 1: the text goes on
  UNIQUE (target, query, database, user, top)
) STRICT;

-- One stretch of one target: what all statements did, and how far it can be trusted.
CREATE TABLE bucket (
  target   INTEGER NOT NULL REFERENCES target,
  width    INTEGER NOT NULL,  -- seconds
  start    INTEGER NOT NULL,  -- seconds since 1970, UTC, a multiple of the width
  seconds  REAL NOT NULL,     -- looked at
  calls    REAL NOT NULL,
  ms       REAL NOT NULL,
  rows     REAL NOT NULL,
  hit      REAL NOT NULL,     -- blocks
  read     REAL NOT NULL,
  temp     REAL NOT NULL,
  wal      REAL NOT NULL,     -- bytes
  evicted  REAL NOT NULL,
  reset    INTEGER NOT NULL,
  limited  INTEGER NOT NULL,
  PRIMARY KEY (target, width, start)
) STRICT, WITHOUT ROWID;

-- What one statement did in it.
CREATE TABLE spent (
  target     INTEGER NOT NULL,
  width      INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  statement  INTEGER NOT NULL REFERENCES statement,
  calls      REAL NOT NULL,
  ms         REAL NOT NULL,
  rows       REAL NOT NULL,
  hit        REAL NOT NULL,
  read       REAL NOT NULL,
  temp       REAL NOT NULL,
  wal        REAL NOT NULL,
  PRIMARY KEY (target, width, start, statement)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;

PRAGMA application_id = 1363432276;
