-- Whether this file was ever shared.
SELECT count(*) FROM sqlite_schema WHERE name = 'foreign_person'
