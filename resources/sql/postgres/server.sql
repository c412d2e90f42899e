/* What this server is, how long it runs, where its write-ahead log stands, and, on a standby, how its replay does.
   One row out of shared memory: no relation lock can delay it.
   replay_age is 0 while the standby streams and has replayed all it received: the time since the last replayed
   transaction grows on an idle primary too and would be a false alarm. */
select pg_is_in_recovery()::int as standby,
       extract(epoch from pg_postmaster_start_time()) as started,
       greatest(0, extract(epoch from now() - pg_postmaster_start_time())) as uptime,
       current_setting('server_version_num')::int as version,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as slots,
       case when pg_is_in_recovery()
            then pg_wal_lsn_diff(coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), '0/0')
            else pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') end as wal_position,
       case when pg_is_in_recovery() then pg_is_wal_replay_paused()::int end as replay_paused,
       case when not pg_is_in_recovery() then null
            when r.status = 'streaming' and pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
            else greatest(0, extract(epoch from now() - pg_last_xact_replay_timestamp())) end as replay_age,
       r.pid is not null as receiver,
       r.status as receiver_status,
       extract(epoch from r.last_msg_receipt_time) as receiver_heard,
       extract(epoch from now()) as server_time,
       pg_wal_lsn_diff(case when pg_is_in_recovery() then greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
                            else pg_current_wal_flush_lsn() end, '0/0') as durable,
       case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') end as replayed,
       extract(epoch from current_setting('recovery_min_apply_delay')::interval) as apply_delay,
       current_setting('restore_command') <> '' as archive,
       pg_wal_lsn_diff(r.latest_end_lsn, '0/0') as upstream_end,
       r.slot_name as receiver_slot, r.sender_host, r.sender_port,
       current_setting('synchronous_standby_names') as synchronous
from (select) as one
left join pg_stat_wal_receiver as r on true
