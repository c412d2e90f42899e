select quote_ident(extname) as name, extversion as value
from pg_extension
order by 1
