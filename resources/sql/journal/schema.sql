-- The journal's file (resources/docs/journal.md). A blank line ends a statement.
CREATE TABLE entry (
  id      INTEGER PRIMARY KEY,  -- the order in which they came
  log     TEXT NOT NULL,        -- the chain: 32 hex digits
  seq     INTEGER NOT NULL,     -- its place in the chain, from 0
  time    INTEGER NOT NULL,     -- microseconds since 1970, UTC
  phase   TEXT NOT NULL,
  act     TEXT NOT NULL,
  act_id  TEXT NOT NULL,
  target  TEXT NOT NULL,
  hash    BLOB NOT NULL,        -- leaf hash of the record
  record  BLOB NOT NULL,        -- canonical JSON; the columns above repeat it for searching
  UNIQUE (log, seq)
) STRICT;

CREATE INDEX entry_time ON entry (time, log, seq);

CREATE INDEX entry_act ON entry (phase, act_id);

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry of the journal is never changed');
END;

CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry of the journal is never deleted');
END;

-- May be erased: names of persons.
CREATE TABLE person (
  pseudonym TEXT PRIMARY KEY,
  salt      BLOB NOT NULL,
  name      TEXT NOT NULL UNIQUE
) STRICT;

-- May be erased: free text.
CREATE TABLE payload (
  entry INTEGER PRIMARY KEY,    -- entry.id
  salt  BLOB NOT NULL,
  text  BLOB NOT NULL           -- UTF-8
) STRICT;

PRAGMA application_id = 1363432010;

PRAGMA user_version = 1;
