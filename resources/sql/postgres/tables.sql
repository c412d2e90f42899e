/* The twenty biggest tables of this database with their TOAST and indexes, by the page counts of the last VACUUM or
   ANALYZE: an estimate. The exact functions open each relation and hang behind an exclusive lock. */
select n.nspname || '.' || c.relname as name,
       (c.relpages + coalesce(t.relpages, 0)
        + coalesce((select sum(i.relpages) from pg_index as x join pg_class as i on i.oid = x.indexrelid
                    where x.indrelid in (c.oid, c.reltoastrelid)), 0))::float8
       * current_setting('block_size')::int as bytes
from (select oid, relname, relnamespace, reltoastrelid, relpages from pg_class
      where relkind in ('r', 'm') order by relpages desc limit 20) as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_class as t on t.oid = c.reltoastrelid
order by bytes desc
