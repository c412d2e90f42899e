-- Everything of this width before this time.
DELETE FROM spent WHERE width = ? AND start < ?
