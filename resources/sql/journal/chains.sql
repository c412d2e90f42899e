-- The beginning of every chain.
SELECT record FROM entry WHERE phase = 'genesis'
