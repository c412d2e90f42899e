/* Replication slots from 17 on, where the server says since when a slot is inactive. See slots.sql. */
select s.slot_name as name, s.slot_type as type, s.active, s.wal_status as status, s.safe_wal_size as safe_bytes,
       greatest(0, pg_wal_lsn_diff(here.lsn, s.restart_lsn)) as retained_bytes,
       extract(epoch from now() - s.inactive_since) as inactive_seconds, s.active_pid as pid, s.temporary,
       greatest(age(s.xmin), age(s.catalog_xmin)) as xmin_age,
       s.failover, s.synced, s.invalidation_reason as invalidated
from pg_replication_slots as s,
     (select case when pg_is_in_recovery() then coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) else pg_current_wal_lsn() end as lsn) as here
