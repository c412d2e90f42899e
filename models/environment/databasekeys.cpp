// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds postgres, pgbouncer and redis.
#include "models/environment/keys.h"

#include "models/environment/ownmetrics.h"
#include "models/environment/words.h"

namespace environment {

namespace {

constexpr Choice<RedisKey::Figure> kFigures[] = {
    {"list_length", RedisKey::Figure::ListLength},
    {"stream_length", RedisKey::Figure::StreamLength},
    {"stream_pending", RedisKey::Figure::StreamPending},
    {"oldest_age", RedisKey::Figure::OldestAge},
};

// A database without a connection of its own is told by its server's rounds, which read no file.
void checkBackup(Reading &reading, const Node &node, PostgresSettings &s)
{
    const Node *backup = node.find(u"backup");
    if (!backup || s.backup.statusFile.isEmpty() || s.via.isEmpty() || s.ownConnection)
        return;
    (void)reportMistake(reading, *backup, {Words::tr("'backup' of a database that is watched through another target is not read"),
                                           Words::tr("move it to the target that 'via' names, or add 'own_connection: true'")});
    s.backup = {};
}

bool checkPostgres(Reading &reading, const Node &node, PostgresSettings &s)
{
    checkBackup(reading, node, s);
    if (s.ownConnection && s.via.isEmpty() && !node.find(QStringLiteral("via")))
        return reportMistake(reading, node, {Words::tr("'own_connection' belongs to a database that is watched through another target"),
                                             Words::tr("add 'via:', or remove it: without 'via' a target has its own connections anyway")});
    if (!s.host.isEmpty() || !s.service.isEmpty())
        return true;
    return reportMistake(reading, node, {Words::tr("the target has neither 'host' nor 'service'"),
                                         Words::tr("add 'host:' with a name, an address or a socket folder")});
}

// Half of it would be another promise than the one that was written down.
bool readIsolation(Reading &reading, const Node &node, Isolation &out)
{
    Isolation read;
    if (!readMapping(reading, node, isolationKeys(), read))
        return false;
    out = read;
    return true;
}

// A login without its credential, or the other way round, would be another one than was meant.
bool readReader(Reading &reading, const Node &node, Reader &out)
{
    Reader read;
    if (!expectMapping(reading, node, QStringLiteral("reader")) || !readMapping(reading, node, readerKeys(), read))
        return false;
    out = read;
    return true;
}

bool readBackup(Reading &reading, const Node &node, Backup &out)
{
    Backup read;
    if (!readMapping(reading, node, backupKeys(), read))
        return false;
    out = read;
    return true;
}

bool checkSharedJournal(Reading &reading, const Node &node, SharedJournal &s)
{
    if (!s.host.isEmpty() || !s.service.isEmpty())
        return true;
    return reportMistake(reading, node, {Words::tr("the shared journal has neither 'host' nor 'service'"),
                                         Words::tr("add 'host:' with a name, an address or a socket folder")});
}

bool checkRedisKey(Reading &reading, const Node &node, RedisKey &k)
{
    const bool needsGroup = k.figure == RedisKey::Figure::StreamPending;
    if (needsGroup == !k.group.isEmpty())
        return true;
    return reportMistake(reading, node,
                         needsGroup ? Mistake{Words::tr("stream_pending counts one consumer group"), Words::tr("add 'group:'")}
                                    : Mistake{Words::tr("'group' belongs to stream_pending"), Words::tr("remove it")});
}

} // namespace

const Keys<PostgresSettings> &postgresKeys()
{
    static const Keys<PostgresSettings> keys{
        "kind: postgres",
        {key("host", &PostgresSettings::host, codec::hostOrSocket, Need::Essential),
         key("port", &PostgresSettings::port, codec::port, Need::Essential),
         key("database", &PostgresSettings::database, codec::line, Need::Essential),
         key("user", &PostgresSettings::user, codec::line, Need::Essential),
         key("service", &PostgresSettings::service, codec::line, Need::Essential),
         key("tls", &PostgresSettings::tls, codec::tls, Need::Essential),
         listKey("metrics", &PostgresSettings::metrics, sqlMetricKeys()),
         key("expected_standbys", &PostgresSettings::expectedStandbys, codec::lines),
         {"isolation", Need::Optional,
          [](Reading &r, const Node &n, PostgresSettings &s) { return readIsolation(r, n, s.isolation); },
          [](const PostgresSettings &s) { return writeMapping(isolationKeys(), s.isolation); }},
         {"reader", Need::Optional,
          [](Reading &r, const Node &n, PostgresSettings &s) { return readReader(r, n, s.reader); },
          [](const PostgresSettings &s) { return writeMapping(readerKeys(), s.reader); }},
         key("privileged_roles", &PostgresSettings::privilegedRoles, codec::lines),
         key("expected_differences", &PostgresSettings::expectedDifferences, codec::lines),
         key("via", &PostgresSettings::via, codec::id, Need::Essential),
         key("own_connection", &PostgresSettings::ownConnection, codec::boolean, Need::Essential),
         key("audit_unasked", &PostgresSettings::auditUnasked, codec::boolean),
         {"backup", Need::Optional,
          [](Reading &r, const Node &n, PostgresSettings &s) { return readBackup(r, n, s.backup); },
          [](const PostgresSettings &s) { return writeMapping(backupKeys(), s.backup); }}},
        checkPostgres};
    return keys;
}

const Keys<Reader> &readerKeys()
{
    static const Keys<Reader> keys{"reader",
                                   {key("user", &Reader::user, codec::line, Need::Required),
                                    key("credential", &Reader::credential, codec::credential, Need::Essential)}};
    return keys;
}

const Keys<Backup> &backupKeys()
{
    static const Keys<Backup> keys{"backup", {key("status_file", &Backup::statusFile, codec::path, Need::Required)}};
    return keys;
}

const Keys<SharedJournal> &sharedJournalKeys()
{
    static const Keys<SharedJournal> keys{"shared_journal",
                                          {key("host", &SharedJournal::host, codec::hostOrSocket, Need::Essential),
                                           key("port", &SharedJournal::port, codec::port, Need::Essential),
                                           key("database", &SharedJournal::database, codec::line, Need::Essential),
                                           key("user", &SharedJournal::user, codec::line, Need::Essential),
                                           key("service", &SharedJournal::service, codec::line, Need::Essential),
                                           key("credential", &SharedJournal::credential, codec::credential, Need::Essential),
                                           key("tls", &SharedJournal::tls, codec::tls, Need::Essential)},
                                          checkSharedJournal};
    return keys;
}

const Keys<SqlMetric> &sqlMetricKeys()
{
    static const Keys<SqlMetric> keys{"metrics of postgres",
                                      {key("id", &SqlMetric::id, codec::metricId, Need::Required),
                                       ownTitleKey<SqlMetric>(),
                                       key("sql", &SqlMetric::sql, codec::statement, Need::Required),
                                       key("unit", &SqlMetric::unit, codec::line),
                                       key("interval", &SqlMetric::interval, codec::duration),
                                       ownThresholdKey<SqlMetric>()},
                                      checkOwnMetric<SqlMetric>};
    return keys;
}

const Keys<PgBouncerSettings> &pgbouncerKeys()
{
    static const Keys<PgBouncerSettings> keys{"kind: pgbouncer",
                                              {key("host", &PgBouncerSettings::host, codec::hostOrSocket, Need::Required),
                                               key("port", &PgBouncerSettings::port, codec::port, Need::Essential),
                                               key("user", &PgBouncerSettings::user, codec::line, Need::Essential),
                                               key("tls", &PgBouncerSettings::tls, codec::tls, Need::Essential),
                                               key("config", &PgBouncerSettings::config, codec::path)}};
    return keys;
}

const Keys<RedisSettings> &redisKeys()
{
    static const Keys<RedisSettings> keys{"kind: redis",
                                          {key("host", &RedisSettings::host, codec::host, Need::Required),
                                           key("port", &RedisSettings::port, codec::port, Need::Essential),
                                           key("database", &RedisSettings::database, codec::redisDatabase, Need::Essential),
                                           key("user", &RedisSettings::user, codec::line, Need::Essential),
                                           listKey("keys", &RedisSettings::keys, redisKeyKeys())}};
    return keys;
}

const Keys<RedisKey> &redisKeyKeys()
{
    static const Keys<RedisKey> keys{
        "keys of redis",
        {key("id", &RedisKey::id, codec::metricId, Need::Required),
         ownTitleKey<RedisKey>(),
         key("key", &RedisKey::key, codec::line, Need::Required),
         {"figure", Need::Essential,
          [](Reading &r, const Node &n, RedisKey &k) { return readChoice(r, n, k.figure, kFigures); },
          [](const RedisKey &k) { return writeChoice(k.figure, kFigures); }},
         key("group", &RedisKey::group, codec::line, Need::Essential),
         key("age_field", &RedisKey::ageField, codec::jsonPointer, Need::Essential),
         ownThresholdKey<RedisKey>()},
        [](Reading &r, const Node &n, RedisKey &k) { return checkRedisKey(r, n, k) && checkOwnMetric<RedisKey>(r, n, k); }};
    return keys;
}

} // namespace environment
