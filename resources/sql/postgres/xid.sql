/* How much of the 2^31 transaction numbers, and of those of shared row locks, the oldest database has used up: at 100 the
   server refuses to write. And how far it is to the age at which autovacuum runs even where it is switched off. */
select max(age(datfrozenxid)) * 100 / 2147483648.0 as used,
       max(mxid_age(datminmxid)) * 100 / 2147483648.0 as multixacts,
       max(age(datfrozenxid)) * 100.0 / current_setting('autovacuum_freeze_max_age')::bigint as forced
from pg_database
