/* Standbys that receive from here, and how far each is behind: bytes at every stage, seconds where PostgreSQL knows
   them (it does not while nothing is written). On a cascading standby, behind what it has itself received.
   Without pg_read_all_stats only the process numbers are visible: hidden = true. */
select r.pid, r.application_name as name, coalesce(host(r.client_addr), r.client_hostname) as client, r.state, r.sync_state,
       greatest(0, pg_wal_lsn_diff(here.lsn, r.sent_lsn)) as sent_bytes,
       greatest(0, pg_wal_lsn_diff(here.lsn, r.write_lsn)) as write_bytes,
       greatest(0, pg_wal_lsn_diff(here.lsn, r.flush_lsn)) as flush_bytes,
       greatest(0, pg_wal_lsn_diff(here.lsn, r.replay_lsn)) as replay_bytes,
       extract(epoch from r.write_lag) as write_seconds,
       extract(epoch from r.flush_lag) as flush_seconds,
       extract(epoch from r.replay_lag) as replay_seconds,
       pg_wal_lsn_diff(r.flush_lsn, '0/0') as flushed,
       pg_wal_lsn_diff(r.replay_lsn, '0/0') as replayed,
       r.state is null as hidden
from pg_stat_replication as r,
     (select case when pg_is_in_recovery() then pg_last_wal_receive_lsn() else pg_current_wal_lsn() end as lsn) as here
