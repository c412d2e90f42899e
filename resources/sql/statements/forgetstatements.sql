-- Statements of which no figure is left.
DELETE FROM statement WHERE id NOT IN (SELECT statement FROM spent)
