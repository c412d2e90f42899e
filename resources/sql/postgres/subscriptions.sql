/* Errors of each subscription of this server since its statistics were reset, from 15 on: one that cannot apply a change
   tries again every few seconds. */
select subname as name, apply_error_count + sync_error_count as errors
from pg_stat_subscription_stats
