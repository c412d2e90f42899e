/* Size of each database. It needs the right to connect to it, or pg_read_all_stats; else NULL. */
select datname as name,
       case when has_database_privilege(oid, 'CONNECT') or pg_has_role('pg_read_all_stats', 'MEMBER')
            then pg_database_size(oid) end as bytes
from pg_database
where datallowconn
