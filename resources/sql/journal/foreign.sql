-- What sharing adds to the file, where it is used; none of it proves anything. A blank line ends a statement.
CREATE TABLE IF NOT EXISTS foreign_chain (
  log   TEXT PRIMARY KEY,       -- came from the shared store
  fault TEXT NOT NULL,          -- why nothing more of it is taken; empty: nothing is wrong
  at    INTEGER NOT NULL        -- the place of that
) STRICT;

-- May be erased: names of persons elsewhere. One name may have several pseudonyms.
CREATE TABLE IF NOT EXISTS foreign_person (
  pseudonym TEXT PRIMARY KEY,
  salt      BLOB NOT NULL,
  name      TEXT NOT NULL
) STRICT;

-- How far this file and one store know of each other.
CREATE TABLE IF NOT EXISTS shared_mark (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  store  TEXT NOT NULL,         -- its id
  sent   INTEGER NOT NULL,      -- entry.id up to which the store has all of ours
  seen   INTEGER NOT NULL,      -- its own id up to which we have all of theirs
  time   INTEGER NOT NULL,      -- when it last answered, microseconds since 1970
  reader INTEGER NOT NULL       -- 1: our login there may only read
) STRICT;
