/* How full the table of locks is that all sessions share: what it was laid out for, before its spare room. Locks on the
   fast path are kept by their session and take no place; predicate locks have a table of their own. */
select 100.0 * count(*) filter (where not fastpath and mode <> 'SIReadLock')
       / (current_setting('max_locks_per_transaction')::bigint
          * (current_setting('max_connections')::bigint + current_setting('max_prepared_transactions')::bigint)) as used
from pg_locks
