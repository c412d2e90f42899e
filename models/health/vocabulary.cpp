// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/vocabulary.h"

#include "models/base/untrusted.h"

#include <QCoreApplication>

#include <algorithm>

namespace health {

namespace {

constexpr const char *kWords[] = {
    // what a target is
    QT_TRANSLATE_NOOP("Vocabulary", "primary"),
    QT_TRANSLATE_NOOP("Vocabulary", "standby"),
    QT_TRANSLATE_NOOP("Vocabulary", "master"),
    QT_TRANSLATE_NOOP("Vocabulary", "replica"),
    QT_TRANSLATE_NOOP("Vocabulary", "database"),
    // what this console may do there
    QT_TRANSLATE_NOOP("Vocabulary", "viewer"),
    QT_TRANSLATE_NOOP("Vocabulary", "observer"),
    QT_TRANSLATE_NOOP("Vocabulary", "operator"),
    QT_TRANSLATE_NOOP("Vocabulary", "admin"),
    // pg_stat_activity.state
    QT_TRANSLATE_NOOP("Vocabulary", "active"),
    QT_TRANSLATE_NOOP("Vocabulary", "idle"),
    QT_TRANSLATE_NOOP("Vocabulary", "idle in transaction"),
    QT_TRANSLATE_NOOP("Vocabulary", "idle in transaction (aborted)"),
    QT_TRANSLATE_NOOP("Vocabulary", "fastpath function call"),
    QT_TRANSLATE_NOOP("Vocabulary", "disabled"),
    // pg_stat_activity.backend_type
    QT_TRANSLATE_NOOP("Vocabulary", "autovacuum launcher"),
    QT_TRANSLATE_NOOP("Vocabulary", "autovacuum worker"),
    QT_TRANSLATE_NOOP("Vocabulary", "logical replication launcher"),
    QT_TRANSLATE_NOOP("Vocabulary", "logical replication worker"),
    QT_TRANSLATE_NOOP("Vocabulary", "parallel worker"),
    QT_TRANSLATE_NOOP("Vocabulary", "background writer"),
    QT_TRANSLATE_NOOP("Vocabulary", "client backend"),
    QT_TRANSLATE_NOOP("Vocabulary", "checkpointer"),
    QT_TRANSLATE_NOOP("Vocabulary", "archiver"),
    QT_TRANSLATE_NOOP("Vocabulary", "standalone backend"),
    QT_TRANSLATE_NOOP("Vocabulary", "startup"),
    QT_TRANSLATE_NOOP("Vocabulary", "walreceiver"),
    QT_TRANSLATE_NOOP("Vocabulary", "walsender"),
    QT_TRANSLATE_NOOP("Vocabulary", "walwriter"),
    QT_TRANSLATE_NOOP("Vocabulary", "walsummarizer"),
    QT_TRANSLATE_NOOP("Vocabulary", "slotsync worker"),
    QT_TRANSLATE_NOOP("Vocabulary", "io worker"),
    // pg_stat_replication.state, pg_stat_wal_receiver.status
    QT_TRANSLATE_NOOP("Vocabulary", "catchup"),
    QT_TRANSLATE_NOOP("Vocabulary", "streaming"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup"),
    QT_TRANSLATE_NOOP("Vocabulary", "stopping"),
    QT_TRANSLATE_NOOP("Vocabulary", "starting"),
    QT_TRANSLATE_NOOP("Vocabulary", "waiting"),
    QT_TRANSLATE_NOOP("Vocabulary", "restarting"),
    QT_TRANSLATE_NOOP("Vocabulary", "stopped"),
    // pg_stat_replication.sync_state
    QT_TRANSLATE_NOOP("Vocabulary", "async"),
    QT_TRANSLATE_NOOP("Vocabulary", "potential"),
    QT_TRANSLATE_NOOP("Vocabulary", "sync"),
    QT_TRANSLATE_NOOP("Vocabulary", "quorum"),
    // pg_replication_slots.slot_type, wal_status
    QT_TRANSLATE_NOOP("Vocabulary", "physical"),
    QT_TRANSLATE_NOOP("Vocabulary", "logical"),
    QT_TRANSLATE_NOOP("Vocabulary", "reserved"),
    QT_TRANSLATE_NOOP("Vocabulary", "extended"),
    QT_TRANSLATE_NOOP("Vocabulary", "unreserved"),
    QT_TRANSLATE_NOOP("Vocabulary", "lost"),
    // pool_mode of PgBouncer
    QT_TRANSLATE_NOOP("Vocabulary", "session"),
    QT_TRANSLATE_NOOP("Vocabulary", "transaction"),
    QT_TRANSLATE_NOOP("Vocabulary", "statement"),
};

} // namespace

QString spoken(const QString &serverWord)
{
    const auto known = std::find_if(std::begin(kWords), std::end(kWords), [&](const char *word) { return serverWord == QLatin1String(word); });
    return known == std::end(kWords) ? base::Untrusted(serverWord).visible() : QCoreApplication::translate("Vocabulary", *known);
}

} // namespace health
