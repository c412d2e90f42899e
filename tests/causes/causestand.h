// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sandbox, watched and judged all the while: whatever was called the probable cause of something else since the last
// reset stands in named(). Rows break things through it. The test's thread only.

#include "models/environment/parser.h"
#include "models/incidents/probablecause.h"
#include "models/sandbox/statefile.h"
#include "models/secrets/desktopsecrets.h"
#include "models/watch/feed.h"
#include "models/watch/metriclookup.h"
#include "tests/support/sandboxfixture.h"

#include <QTest>
#include <QTimer>

#include <libpq-fe.h>

#include <csignal>
#include <set>

using namespace Qt::StringLiterals;

class CauseStand {
public:
    using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

    // limits: replaces parts of the environment file before it is watched.
    void up()
    {
        m_sandbox.up();
        QFile file(m_sandbox.environmentFile());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no environment file");
        // Small limits, so that a test need not write gigabytes.
        QString text = QString::fromUtf8(file.readAll());
        text.replace(u"expected_standbys: [shop-standby]"_s,
                     u"expected_standbys: [shop-standby]\n    thresholds: {pg.slot.retained: {warning: %1}, pg.wal.size: {warning: %2}}"_s.arg(kRetained).arg(kWal));
        const auto parsed = environment::parse(text.toUtf8(), m_sandbox.environmentFile(), watch::metricLookup());
        for (const auto &issue : parsed.issues)
            qWarning("%d: %s", issue.at.line, qPrintable(issue.text));
        if (!parsed.environment || !parsed.issues.isEmpty())
            qFatal("the environment cannot be watched");
        m_feed.setEnvironment(parsed.environment);
        for (const environment::Target &t : parsed.environment->targets)
            m_targets << t.id;
        QObject::connect(&m_feed, &watch::Feed::updated, &m_timer, [this] { look(); });
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.start(250);
    }

    void reset()
    {
        m_named.clear();
        m_said.clear();
        m_kind.clear();
    }
    [[nodiscard]] const std::set<QString> &named() const { return m_named; } // keys of what was called the cause of more than itself
    [[nodiscard]] const incidents::ProbableCause &cause() const { return m_cause; }
    [[nodiscard]] QString said() const { return m_said.join(u"\n   "_s); } // each kind of answer once
    [[nodiscard]] bool fine() const
    {
        return m_now.total > 0 && m_now.reachable == m_now.total
            && std::ranges::all_of(m_now.problems, [](const health::Problem &p) { return p.metric.name().startsWith(u"host."_s) && !p.metric.name().startsWith(u"host.disk"_s); });
    }
    [[nodiscard]] QString problems() const
    {
        QStringList all;
        for (const health::Problem &p : m_now.problems)
            all << p.key + u": "_s + p.sentence;
        return all.join(u" | "_s);
    }
    // For so long that what comes is not taken for the same again.
    [[nodiscard]] bool fineForLong(int limitMs)
    {
        constexpr std::chrono::seconds kLong{12};
        auto since = base::Clock::system().now();
        return QTest::qWaitFor([&] {
            const auto now = base::Clock::system().now();
            if (!fine())
                since = now;
            return now - since >= kLong;
        }, limitMs);
    }
    // "shop-primary/locks"; of a condition "shop-primary/"; of a figure of a link "shop-standby/link:pg.replay.age".
    [[nodiscard]] std::optional<base::WallTime> sign(const QString &name) const
    {
        const QString target = name.section(u'/', 0, 0), family = name.section(u'/', 1).section(u':', 0, 0), metric = name.section(u':', 1);
        for (const health::Problem &p : m_now.problems)
            for (const health::Sign &s : p.signs)
                if (s.target == target && (s.family == family || s.family.startsWith(family + u'/')) && (metric.isEmpty() || s.metrics.contains(watch::MetricId(metric))))
                    return s.wallSince;
        return std::nullopt;
    }
    // Seen, and for so long.
    bool until(const QString &name, std::chrono::seconds old = {}, int limitMs = 40000)
    {
        const bool seen = QTest::qWaitFor([&] {
            const auto since = sign(name);
            return since && base::Clock::system().wallNow() - *since >= old;
        }, limitMs);
        if (!seen)
            qWarning("%s is not there; instead: %s", qPrintable(name), qPrintable(problems()));
        return seen;
    }

    bool fault(const QString &name, const QString &target = {})
    {
        const auto outcome = m_sandbox.fault(name, target);
        if (outcome.code != 0)
            qWarning("%s", outcome.err.constData());
        return outcome.code == 0;
    }
    bool heal()
    {
        m_sessions.clear();
        const auto outcome = m_sandbox.heal();
        m_feed.retry();
        return outcome.code == 0;
    }
    [[nodiscard]] sandbox::ServerRecord server(const QString &name) const
    {
        const auto state = sandbox::StateFile::load(m_sandbox.folder());
        const sandbox::ServerRecord *record = state ? state->find(name) : nullptr;
        return record ? *record : sandbox::ServerRecord();
    }
    bool sql(const QString &name, const QByteArray &statement)
    {
        const Connection c = superuser(name);
        return done(c.get(), PQexec(c.get(), statement.constData()));
    }
    // A session that stays until the row ends; the last statement may wait for as long as it likes.
    bool session(const QString &name, const QList<QByteArray> &statements) { return keep(superuser(name), statements); }
    bool client(const QList<QByteArray> &statements) { return keep(pooled("shop", "shop"), statements); }
    bool console(const QByteArray &command)
    {
        const Connection c = pooled("quarterdeck", "pgbouncer");
        return done(c.get(), PQexec(c.get(), command.constData()));
    }
    // A process of that server alone: by what stands in its command line.
    bool signal(const QString &name, QByteArrayView word, int number) const
    {
        for (const process::Identity &child : process::childrenOf(server(name).process)) {
            QFile line(u"/proc/%1/cmdline"_s.arg(child.pid));
            if (line.open(QIODevice::ReadOnly) && line.readAll().contains(word))
                return process::signalProcess(child, number);
        }
        return false;
    }

    static constexpr int kRetained = 64 << 20, kWal = 900 << 20; // bytes

private:
    void look()
    {
        const base::Clock &clock = base::Clock::system();
        m_now = m_room.assess(*m_feed.environment(), *m_feed.catalogue(), m_feed.snapshots(), clock.now(), clock.wallNow());
        m_cause = incidents::probableCause(m_targets, m_now, *m_feed.environment(), {}, incidents::answeredIn(m_feed.snapshots()));
        const QString kind = m_cause.clear ? u"clear: "_s + m_cause.key : u"unclear"_s;
        if (m_cause.clear && m_cause.facts.size() > 1) // what is bad alone is what is bad
            m_named.insert(m_cause.key);
        if (std::exchange(m_kind, kind) != kind)
            m_said << m_cause.sentence + u"  ("_s + m_cause.facts.join(u"; "_s) + u')';
    }
    [[nodiscard]] Connection superuser(const QString &name) const
    {
        const sandbox::ServerRecord record = server(name);
        const QByteArray host = record.extra.value(u"socketFolder"_s).toUtf8(), port = QByteArray::number(record.port);
        const char *keys[] = {"host", "port", "user", "dbname", "connect_timeout", nullptr};
        const char *values[] = {host.constData(), port.constData(), "postgres", "shop", "5", nullptr};
        return {PQconnectdbParams(keys, values, 0), &PQfinish};
    }
    [[nodiscard]] Connection pooled(const char *user, const char *database) const
    {
        const QByteArray port = QByteArray::number(server(u"shop-pgbouncer"_s).port), passwords = (m_sandbox.folder() + u"/passfile"_s).toUtf8();
        const char *keys[] = {"host", "port", "user", "dbname", "passfile", "sslmode", "connect_timeout", nullptr};
        const char *values[] = {"127.0.0.1", port.constData(), user, database, passwords.constData(), "disable", "5", nullptr};
        return {PQconnectdbParams(keys, values, 0), &PQfinish};
    }
    static bool done(PGconn *connection, PGresult *result)
    {
        const auto status = PQresultStatus(result);
        PQclear(result);
        const bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
        if (!good)
            qWarning("%s", PQerrorMessage(connection));
        return good;
    }
    bool keep(Connection connection, const QList<QByteArray> &statements)
    {
        for (qsizetype i = 0; i + 1 < statements.size(); ++i)
            if (!done(connection.get(), PQexec(connection.get(), statements[i].constData())))
                return false;
        const bool sent = PQsendQuery(connection.get(), statements.last().constData()) == 1;
        if (!sent)
            qWarning("%s", PQerrorMessage(connection.get()));
        PQflush(connection.get());
        m_sessions.push_back(std::move(connection));
        return sent;
    }

    SandboxFixture m_sandbox;
    watch::Feed m_feed{[](flow::Reactor &r) { return secrets::makeSecretSource(r); }};
    health::SituationRoom m_room;
    health::Situation m_now;
    incidents::ProbableCause m_cause;
    QStringList m_targets, m_said;
    QString m_kind;
    std::set<QString> m_named;
    std::vector<Connection> m_sessions;
    QTimer m_timer;
};

// One row: what is broken, what is seen of it in the end, and what may be called the cause meanwhile and then.
struct CauseRow {
    const char *name;
    bool (*breaks)(CauseStand &);
    QStringList seen;  // signs, all of them at once
    QString cause;     // key of the problem that has to be named in the end; empty: it has to be unclear then; "?": either
    QStringList may;   // keys that may be named at any time as well, besides the cause
    void (*mends)(CauseStand &) = nullptr; // what healing the sandbox does not
};

[[nodiscard]] QList<CauseRow> combinedCauses();
[[nodiscard]] QList<CauseRow> unclearCauses();
