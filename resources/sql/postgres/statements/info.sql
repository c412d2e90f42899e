/* When the counters began, and how many times entries were thrown out to make room. From version 1.9 (PostgreSQL 14). */
select extract(epoch from i.stats_reset) as reset_at, i.dealloc as evictions
from {}.pg_stat_statements_info() as i
