// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "The sample": twelve statements as monitoring tools send them, so that client and server cost can be compared
// with the peers'. The hot part is what a live screen needs each second; it leaves out database size,
// pg_stat_statements and the table list.

#include "models/postgres/session.h"

#include <vector>

namespace bench {

inline std::vector<postgres::Prepared> sampleStatements()
{
    std::vector<postgres::Prepared> out;
    out.emplace_back("q0", postgres::Sql("select datname,numbackends,xact_commit,xact_rollback,blks_read,blks_hit,tup_returned,tup_fetched,tup_inserted,tup_updated,tup_deleted,conflicts,temp_files,temp_bytes,deadlocks,checksum_failures,blk_read_time,blk_write_time,sessions,sessions_killed from pg_stat_database where datname is not null"));
    out.emplace_back("q1", postgres::Sql("select pid,datname,usename,application_name,client_addr,state,wait_event_type,wait_event,extract(epoch from now()-xact_start) as xs,extract(epoch from now()-query_start) as qs,backend_type,left(query,200) as q from pg_stat_activity"));
    out.emplace_back("q2", postgres::Sql("select * from pg_stat_bgwriter"));
    out.emplace_back("q3", postgres::Sql("select archived_count,failed_count,last_archived_wal,extract(epoch from now()-last_archived_time) as age from pg_stat_archiver"));
    out.emplace_back("q4", postgres::Sql("select * from pg_stat_wal"));
    out.emplace_back("q5", postgres::Sql("select pid,application_name,state,sync_state,pg_wal_lsn_diff(sent_lsn,replay_lsn) as lag,extract(epoch from replay_lag) as rl from pg_stat_replication"));
    out.emplace_back("q6", postgres::Sql("select slot_name,active,pg_wal_lsn_diff(pg_current_wal_lsn(),restart_lsn) as retained,wal_status from pg_replication_slots"));
    out.emplace_back("q7", postgres::Sql("select mode,granted,count(*) as n from pg_locks group by 1,2"));
    out.emplace_back("q8", postgres::Sql("select schemaname,relname,seq_scan,idx_scan,n_live_tup,n_dead_tup,n_mod_since_analyze,extract(epoch from now()-last_autovacuum) as lav from pg_stat_user_tables order by n_dead_tup desc limit 20"));
    out.emplace_back("q9", postgres::Sql("select queryid,calls,total_exec_time,rows,shared_blks_hit,shared_blks_read,left(query,120) as q from pg_stat_statements order by total_exec_time desc limit 20"));
    out.emplace_back("q10", postgres::Sql("select pid,relid::regclass::text as rel,phase,heap_blks_total,heap_blks_scanned from pg_stat_progress_vacuum"));
    out.emplace_back("q11", postgres::Sql("select pg_database_size(current_database()) as dbsize,max(age(datfrozenxid)) as xid_age,pg_wal_lsn_diff(pg_current_wal_lsn(),'0/0') as wal,extract(epoch from now()-pg_postmaster_start_time()) as uptime from pg_database"));
    out.emplace_back("h11", postgres::Sql("select max(age(datfrozenxid)) as xid_age,pg_wal_lsn_diff(pg_current_wal_lsn(),'0/0') as wal,extract(epoch from now()-pg_postmaster_start_time()) as uptime from pg_database"));
    return out;
}

inline std::vector<std::string> wholeSample()
{
    return {"q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11"};
}

inline std::vector<std::string> hotPart()
{
    return {"q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q10", "h11"};
}

} // namespace bench
