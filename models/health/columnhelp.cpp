// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/columnhelp.h"

#include "models/health/fleetmodel.h"
#include "models/health/replicationmodels.h"
#include "models/health/sessionsmodel.h"
#include "models/health/statementcolumns.h"
#include "models/health/tablemodels.h"
#include "models/health/upkeepmodels.h"

#include <QCoreApplication>

namespace health {

namespace {

struct Entry {
    HelpSubject subject;
    int column;
    const char *text;
    const char *source; // names of views and columns, never translated
};

using enum HelpSubject;

constexpr Entry kEntries[] = {
    {Fleet, FleetModel::Name, QT_TRANSLATE_NOOP("ColumnHelp", "What is watched, by tier. The mark is its worst state: ● fine, ○ unknown or old, ◆ warning, ▲ critical. The word behind the name is the part it plays at the moment."), "environment.yaml"},
    {Fleet, FleetModel::What, QT_TRANSLATE_NOOP("ColumnHelp", "The figure that matters most now: the one furthest past its limit, else the one that tells most about this kind of target."), ""},
    {Fleet, FleetModel::Now, QT_TRANSLATE_NOOP("ColumnHelp", "The newest value of that figure, with its unit. Struck through: the target does not answer, this is the last value it gave."), ""},
    {Fleet, FleetModel::Trend, QT_TRANSLATE_NOOP("ColumnHelp", "How that figure went over the last 15 minutes, or since the console started. The foot of the line is zero; a gap means that nothing was measured."), ""},
    {Fleet, FleetModel::Age, QT_TRANSLATE_NOOP("ColumnHelp", "How long ago the target was asked for the value. A value older than two intervals is old and fades."), ""},

    {Sessions, SessionsModel::Session, QT_TRANSLATE_NOOP("ColumnHelp", "Process number on the server, user and program. A session that others wait for stands above them; parallel workers are counted to their leader. A prepared transaction that others wait for stands there by its name."), "pg_stat_activity: pid, usename, application_name, backend_type, leader_pid; pg_prepared_xacts"},
    {Sessions, SessionsModel::State, QT_TRANSLATE_NOOP("ColumnHelp", "What the session does: active runs a statement, idle waits for its program, idle in transaction keeps its locks meanwhile. Who waits for a lock, or holds one that others wait for, is named so instead, with the lock."), "pg_stat_activity.state, pg_blocking_pids(), pg_locks"},
    {Sessions, SessionsModel::WaitsFor, QT_TRANSLATE_NOOP("ColumnHelp", "For whom it waits (process number), and for which lock on what, or what the server waits for on its behalf. The tooltip says in which mode each of those holds it. Of a session that holds others up: what it is doing."), "pg_stat_activity: wait_event_type, wait_event; pg_blocking_pids(), pg_locks"},
    {Sessions, SessionsModel::Since, QT_TRANSLATE_NOOP("ColumnHelp", "How long the statement has been running, or how long the session has been in its state; for one that holds up others, how long its transaction is open. Seconds, by the server's clock."), "pg_stat_activity: query_start, state_change, xact_start"},
    {Sessions, SessionsModel::Cpu, QT_TRANSLATE_NOOP("ColumnHelp", "Processor time of the session's process, as a share of one processor over the last second; parallel workers are counted to their leader. Shown where the server runs on this machine."), "/proc/PID/stat"},
    {Sessions, SessionsModel::Read, QT_TRANSLATE_NOOP("ColumnHelp", "What the session's process had read from disks, in bytes per second; what the page cache of Linux had is not in it. Only root and the user that the server runs as may know."), "/proc/PID/io: read_bytes"},
    {Sessions, SessionsModel::Written, QT_TRANSLATE_NOOP("ColumnHelp", "What the session's process wrote for disks, in bytes per second; Linux brings it there a little later. What the checkpointer and the background writer write counts at them. Only root and the user that the server runs as may know."), "/proc/PID/io: write_bytes"},
    {Sessions, SessionsModel::Statement, QT_TRANSLATE_NOOP("ColumnHelp", "The statement that runs, or ran last, without the comments in front of it. The tooltip shows all of it, Ctrl+C copies it."), "pg_stat_activity.query"},

    {Standbys, StandbyModel::Name, QT_TRANSLATE_NOOP("ColumnHelp", "A server that has the write-ahead log of this cluster: as the environment calls it, or as it calls itself when it connects."), "environment.yaml, pg_stat_replication.application_name"},
    {Standbys, StandbyModel::State, QT_TRANSLATE_NOOP("ColumnHelp", "How it stands to its primary, by what both ends say. Silent: no word from the primary though there is something to say. Diverged: a primary of its own, to be rebuilt or rewound."), "pg_stat_replication, pg_stat_wal_receiver, pg_last_wal_replay_lsn()"},
    {Standbys, StandbyModel::Behind, QT_TRANSLATE_NOOP("ColumnHelp", "Write-ahead log of the primary that this standby has not replayed, in bytes."), "pg_current_wal_flush_lsn(), pg_last_wal_replay_lsn()"},
    {Standbys, StandbyModel::Age, QT_TRANSLATE_NOOP("ColumnHelp", "Age of what is read there: how long ago the primary's log stood where the standby's replay stands. 0 while nothing waits, however long the primary is idle."), "pg_current_wal_flush_lsn() over time, pg_last_wal_replay_lsn()"},
    {Standbys, StandbyModel::CatchUp, QT_TRANSLATE_NOOP("ColumnHelp", "Time until nothing waits any more: bytes to replay, divided by what is replayed in a second less what is written. Never: more is written than replayed."), "pg_last_wal_replay_lsn(), pg_current_wal_flush_lsn()"},
    {Standbys, StandbyModel::LostTime, QT_TRANSLATE_NOOP("ColumnHelp", "What was committed in so many seconds before now, or before the primary died, would be missing if this standby were promoted."), "pg_current_wal_flush_lsn() over time, pg_last_wal_receive_lsn()"},
    {Standbys, StandbyModel::LostData, QT_TRANSLATE_NOOP("ColumnHelp", "Write-ahead log of the primary that this standby has not received, in bytes: gone if it were promoted now."), "pg_current_wal_flush_lsn(), pg_last_wal_receive_lsn()"},
    {Standbys, StandbyModel::Opens, QT_TRANSLATE_NOOP("ColumnHelp", "How long it would replay before it takes writes, at the fastest it was seen to replay, in seconds."), "pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()"},
    {Standbys, StandbyModel::SlotsLeft, QT_TRANSLATE_NOOP("ColumnHelp", "Whether the primary's replication slots would be there after a promotion: logical slots only when they are synchronised (version 17 and later), physical ones when somebody made them."), "pg_replication_slots: failover, synced"},
    {Standbys, StandbyModel::Sync, QT_TRANSLATE_NOOP("ColumnHelp", "Whether a commit waits for this standby: sync and quorum are waited for, potential would be next, async is not waited for."), "pg_stat_replication.sync_state"},
    {Standbys, StandbyModel::From, QT_TRANSLATE_NOOP("ColumnHelp", "The server it receives from; the address it connects from when that is not known."), "pg_stat_replication, pg_replication_slots.active_pid"},

    {Slots, SlotModel::Name, QT_TRANSLATE_NOOP("ColumnHelp", "The replication slot: what makes the server keep write-ahead log for a reader."), "pg_replication_slots.slot_name"},
    {Slots, SlotModel::Type, QT_TRANSLATE_NOOP("ColumnHelp", "Physical slots serve standbys, logical ones serve subscribers."), "pg_replication_slots.slot_type"},
    {Slots, SlotModel::Active, QT_TRANSLATE_NOOP("ColumnHelp", "Whether somebody reads from it. A slot nobody reads from keeps write-ahead log without end."), "pg_replication_slots.active"},
    {Slots, SlotModel::Retained, QT_TRANSLATE_NOOP("ColumnHelp", "Write-ahead log kept on disk for this slot, in bytes."), "pg_replication_slots.restart_lsn"},
    {Slots, SlotModel::Safe, QT_TRANSLATE_NOOP("ColumnHelp", "How much may still be written until the slot loses what it needs, in bytes. Empty: there is no such limit."), "pg_replication_slots.safe_wal_size"},
    {Slots, SlotModel::DiskFull, QT_TRANSLATE_NOOP("ColumnHelp", "Time until the disk of the data folder is full if nobody reads from the slot and as much is written as now. Empty: somebody reads from it, or its host is not watched."), "statvfs(), pg_current_wal_flush_lsn()"},
    {Slots, SlotModel::Xmin, QT_TRANSLATE_NOOP("ColumnHelp", "How many transactions old the rows are that the slot keeps from being cleaned up. Empty: it keeps none."), "pg_replication_slots: xmin, catalog_xmin"},
    {Slots, SlotModel::Failover, QT_TRANSLATE_NOOP("ColumnHelp", "What becomes of a logical slot at a failover: a copy is kept on the standbys, it is such a copy, or it is lost with the primary (always before version 17)."), "pg_replication_slots: failover, synced"},
    {Slots, SlotModel::State, QT_TRANSLATE_NOOP("ColumnHelp", "Reserved and extended are safe, unreserved may be lost at the next checkpoint, lost cannot be read any more."), "pg_replication_slots.wal_status, invalidation_reason"},

    {Pool, PoolModel::Database, QT_TRANSLATE_NOOP("ColumnHelp", "The database name clients ask the pooler for."), "SHOW POOLS: database"},
    {Pool, PoolModel::User, QT_TRANSLATE_NOOP("ColumnHelp", "The user the pool's server connections are made for."), "SHOW POOLS: user"},
    {Pool, PoolModel::Mode, QT_TRANSLATE_NOOP("ColumnHelp", "When a server connection goes back to the pool: at the end of the session, of the transaction or of the statement."), "SHOW POOLS: pool_mode"},
    {Pool, PoolModel::Active, QT_TRANSLATE_NOOP("ColumnHelp", "Clients that are served or idle at the moment."), "SHOW POOLS: cl_active"},
    {Pool, PoolModel::Waiting, QT_TRANSLATE_NOOP("ColumnHelp", "Clients that have asked for something and wait for a server connection. Anything but 0 for long means that the pool is too small or its server too slow."), "SHOW POOLS: cl_waiting"},
    {Pool, PoolModel::LongestWait, QT_TRANSLATE_NOOP("ColumnHelp", "How long the client at the head of the queue has been waiting, in seconds."), "SHOW POOLS: maxwait, maxwait_us"},
    {Pool, PoolModel::Servers, QT_TRANSLATE_NOOP("ColumnHelp", "Connections to the server that work for a client now."), "SHOW POOLS: sv_active"},
    {Pool, PoolModel::Size, QT_TRANSLATE_NOOP("ColumnHelp", "How many server connections the pool may open, its reserve included."), "SHOW DATABASES: pool_size, reserve_pool"},
    {Pool, PoolModel::State, QT_TRANSLATE_NOOP("ColumnHelp", "Open serves clients; paused lets them wait; disabled turns new ones away."), "SHOW DATABASES: paused, disabled"},
    {Pool, PoolModel::MostUsed, QT_TRANSLATE_NOOP("ColumnHelp", "The most server connections that worked at once while the pool was watched at its present size, a day back at most."), "SHOW POOLS: sv_active"},

    {Storage, StorageModel::Name, QT_TRANSLATE_NOOP("ColumnHelp", "A database, one of its twenty biggest tables, a disk or the folder of the write-ahead log."), "pg_database, pg_class, pg_ls_waldir(), statvfs()"},
    {Storage, StorageModel::Kind, QT_TRANSLATE_NOOP("ColumnHelp", "What it is. Estimated: from the page counts of the last VACUUM or ANALYZE, because measuring would hang behind a lock."), ""},
    {Storage, StorageModel::Size, QT_TRANSLATE_NOOP("ColumnHelp", "Size in binary units: 1 KiB is 1,024 bytes. A table's size includes its indexes and TOAST."), "pg_database_size(), pg_class.relpages, pg_ls_waldir(), statvfs()"},
    {Storage, StorageModel::Free, QT_TRANSLATE_NOOP("ColumnHelp", "What is left of a disk for programs that are not root, in binary units."), "statvfs(): f_bavail"},

    {Statements, StatementColumns::Statement, QT_TRANSLATE_NOOP("ColumnHelp", "The statement with $1, $2 for its constants, as one role runs it in one database. Faint: it runs within a function, so its time is part of another statement's. ◆: it got slower."), "pg_stat_statements: query, queryid, userid, dbid, toplevel"},
    {Statements, StatementColumns::Calls, QT_TRANSLATE_NOOP("ColumnHelp", "How often it ran, per second of the chosen time."), "pg_stat_statements.calls"},
    {Statements, StatementColumns::Mean, QT_TRANSLATE_NOOP("ColumnHelp", "How long one execution took on average in the chosen time, without planning. Milliseconds."), "pg_stat_statements: total_exec_time, calls"},
    {Statements, StatementColumns::Share, QT_TRANSLATE_NOOP("ColumnHelp", "Its part in the execution time of all statements of this server in the chosen time: what is worth improving."), "pg_stat_statements.total_exec_time"},
    {Statements, StatementColumns::RowsPerCall, QT_TRANSLATE_NOOP("ColumnHelp", "Rows returned or changed by one execution on average."), "pg_stat_statements: rows, calls"},
    {Statements, StatementColumns::Temporary, QT_TRANSLATE_NOOP("ColumnHelp", "Temporary files read and written, per second: sorts and joins that did not fit into work_mem."), "pg_stat_statements: temp_blks_read, temp_blks_written"},
    {Statements, StatementColumns::Wal, QT_TRANSLATE_NOOP("ColumnHelp", "Write-ahead log it made, per second."), "pg_stat_statements.wal_bytes"},
    {Statements, StatementColumns::Change, QT_TRANSLATE_NOOP("ColumnHelp", "Its mean time against the same hour last week; where that was not watched, against the last seven days. Slower or faster from half as much on, when it is felt: a millisecond, or a twentieth of all time. Empty: too few calls."), ""},

    {Compared, ComparedColumns::Statement, QT_TRANSLATE_NOOP("ColumnHelp", "The statement with $1, $2 for its constants, as one role runs it in one database. Faint: it runs within a function, so its time is part of another statement's. ◆: it got slower."), "pg_stat_statements: query, queryid, userid, dbid, toplevel"},
    {Compared, ComparedColumns::MeanA, QT_TRANSLATE_NOOP("ColumnHelp", "How long one execution took on average in the first stretch. Milliseconds."), "pg_stat_statements: total_exec_time, calls"},
    {Compared, ComparedColumns::MeanB, QT_TRANSLATE_NOOP("ColumnHelp", "How long one execution took on average in the second stretch. Milliseconds."), "pg_stat_statements: total_exec_time, calls"},
    {Compared, ComparedColumns::Change, QT_TRANSLATE_NOOP("ColumnHelp", "The mean of the second stretch against the first: what a new index or a new version changed."), ""},
    {Compared, ComparedColumns::CallsA, QT_TRANSLATE_NOOP("ColumnHelp", "How often it ran in the first stretch, per second."), "pg_stat_statements.calls"},
    {Compared, ComparedColumns::CallsB, QT_TRANSLATE_NOOP("ColumnHelp", "How often it ran in the second stretch, per second."), "pg_stat_statements.calls"},
    {Compared, ComparedColumns::ShareA, QT_TRANSLATE_NOOP("ColumnHelp", "Its part in the execution time of all statements in the first stretch."), "pg_stat_statements.total_exec_time"},
    {Compared, ComparedColumns::ShareB, QT_TRANSLATE_NOOP("ColumnHelp", "Its part in the execution time of all statements in the second stretch."), "pg_stat_statements.total_exec_time"},
    {Vacuum, VacuumModel::Name, QT_TRANSLATE_NOOP("ColumnHelp", "A table of the database this console is connected to, with its schema. Of many tables those that may matter: most in debt, biggest, oldest, read most. Marked: autovacuum is switched off for it."), "pg_class, pg_namespace"},
    {Vacuum, VacuumModel::Dead, QT_TRANSLATE_NOOP("ColumnHelp", "Rows that were deleted or replaced and not cleaned up yet, as the server counts them."), "pg_stat_all_tables.n_dead_tup"},
    {Vacuum, VacuumModel::Trigger, QT_TRANSLATE_NOOP("ColumnHelp", "How many dead rows make autovacuum clean up this table: the table's own settings before the server's."), "pg_class.reloptions, autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor, from version 18 autovacuum_vacuum_max_threshold"},
    {Vacuum, VacuumModel::Debt, QT_TRANSLATE_NOOP("ColumnHelp", "Dead rows as a share of that point. At 100 % autovacuum comes by itself; far above it is off, too slow or held back by an old transaction."), ""},
    {Vacuum, VacuumModel::Vacuumed, QT_TRANSLATE_NOOP("ColumnHelp", "Time since the last vacuum, by hand or not. Empty: none since the counters began."), "pg_stat_all_tables: last_vacuum, last_autovacuum"},
    {Vacuum, VacuumModel::Analyzed, QT_TRANSLATE_NOOP("ColumnHelp", "Time since the last analyze, by hand or not. Empty: none since the counters began."), "pg_stat_all_tables: last_analyze, last_autoanalyze"},
    {Vacuum, VacuumModel::Frozen, QT_TRANSLATE_NOOP("ColumnHelp", "Age of the table's oldest transaction id, TOAST included, as a share of the age at which the server forces a vacuum."), "pg_class.relfrozenxid, autovacuum_freeze_max_age"},
    {Vacuum, VacuumModel::Size, QT_TRANSLATE_NOOP("ColumnHelp", "Size with TOAST and indexes, by the page counts of the last VACUUM or ANALYZE."), "pg_class.relpages"},
    {Vacuum, VacuumModel::Bloat, QT_TRANSLATE_NOOP("ColumnHelp", "Space of the table's own rows that holds nothing, estimated from the width of its columns. Empty: our role may not read their statistics, or there are none."), "pg_stats: avg_width, null_frac"},

    {Indexes, IndexesModel::Finding, QT_TRANSLATE_NOOP("ColumnHelp", "What should be done, most urgent first; sorted by it, indexes without a finding follow by size. The reason and the statement stand below the table."), ""},
    {Indexes, IndexesModel::Name, QT_TRANSLATE_NOOP("ColumnHelp", "The index; of a finding about none, the foreign key, the table or the sequence."), "pg_class.relname"},
    {Indexes, IndexesModel::Table, QT_TRANSLATE_NOOP("ColumnHelp", "The table it belongs to, with its schema."), "pg_index.indrelid"},
    {Indexes, IndexesModel::Columns, QT_TRANSLATE_NOOP("ColumnHelp", "The columns of the index in their order; (…) stands for an expression."), "pg_index.indkey, pg_attribute"},
    {Indexes, IndexesModel::Size, QT_TRANSLATE_NOOP("ColumnHelp", "Size of the index, by the page counts of the last VACUUM or ANALYZE."), "pg_class.relpages"},
    {Indexes, IndexesModel::Scans, QT_TRANSLATE_NOOP("ColumnHelp", "How often it was read on this server since its counters began. Standbys count for themselves."), "pg_stat_all_indexes.idx_scan"},

    // the columns of audit::SecurityModel, which lives in a higher room
    {Security, 0, QT_TRANSLATE_NOOP("ColumnHelp", "How bad it is. Unknown: the check could not be made, so nobody knows; it is never counted as good."), ""},
    {Security, 1, QT_TRANSLATE_NOOP("ColumnHelp", "What it is about, as the server quotes it: a login, a table, a line of pg_hba.conf. Of an unknown check: its name."), "resources/audit"},
    {Security, 2, QT_TRANSLATE_NOOP("ColumnHelp", "What was found, or which right was missing to look."), "resources/sql/audit"},
    {Security, 3, QT_TRANSLATE_NOOP("ColumnHelp", "A statement that would end the finding, quoted by the server. It is for reading first: this console does not run it."), ""},

    // the columns of audit::ParityModel, from there, too
    {Parity, 0, QT_TRANSLATE_NOOP("ColumnHelp", "How much the difference matters: it would break a failover, it matters, it is cosmetic, or it is expected."), "resources/audit/parity.yaml"},
    {Parity, 1, QT_TRANSLATE_NOOP("ColumnHelp", "What differs: a setting, a role, an extension, or a table, view or function of the database."), ""},
    {Parity, 2, QT_TRANSLATE_NOOP("ColumnHelp", "Its name, as the server quotes it."), "resources/sql/audit"},
    {Parity, 3, QT_TRANSLATE_NOOP("ColumnHelp", "What it is on the selected server, with its unit."), ""},
    {Parity, 4, QT_TRANSLATE_NOOP("ColumnHelp", "What it is on the server it is compared with; or why it could not be compared."), ""},
    {Parity, 5, QT_TRANSLATE_NOOP("ColumnHelp", "The environment of the other server, as compared_with names it."), "environment.yaml: compared_with"},
};

} // namespace

QString columnHelp(HelpSubject subject, int column)
{
    for (const Entry &entry : kEntries)
        if (entry.subject == subject && entry.column == column) {
            const QString text = QCoreApplication::translate("ColumnHelp", entry.text);
            return *entry.source == '\0'
                ? text
                : text + QStringLiteral("\n\n") + QCoreApplication::translate("ColumnHelp", "Read from: %1").arg(QLatin1String(entry.source));
        }
    return {};
}

} // namespace health
