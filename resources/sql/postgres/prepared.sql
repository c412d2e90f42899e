/* Transactions of the two-phase commit that were prepared and neither committed nor rolled back. */
select count(*) as count,
       coalesce(greatest(0, extract(epoch from now() - min(prepared))), 0) as oldest
from pg_prepared_xacts
