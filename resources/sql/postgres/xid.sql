/* How much of the 2^31 transaction numbers the oldest database has used up; at 100 the server refuses to write. */
select max(age(datfrozenxid)) * 100 / 2147483648.0 as used
from pg_database
