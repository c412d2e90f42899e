// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sessions with names on a real server, each with what it holds and waits for. What three parties say about who stands in
// whose way: the server itself, the join of pg_locks with itself that is well known, and this program's model. Blocking;
// the test's own thread only.

#include "models/health/lockwords.h"
#include "models/health/wording.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"
#include "tests/support/proberun.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

class LockStage {
public:
    using Edges = QMap<QString, QSet<QString>>; // who waits -> for whom

    explicit LockStage(int major)
    {
        PostgresServer::Options o;
        o.major = major;
        // nothing ends a wait but the test: no deadlock is found and no vacuum gives way
        o.settings << QStringLiteral("deadlock_timeout = '1h'") << QStringLiteral("max_prepared_transactions = 5") << QStringLiteral("max_connections = 60")
                   << QStringLiteral("autovacuum = off") << QStringLiteral("autovacuum_naptime = 1");
        m_server = std::make_unique<PostgresServer>(o);
        m_server->sql(QStringLiteral("create table item (id int primary key, note text); insert into item select i, '' from generate_series(1, 9) as i;"
                                     "create table other (id int); create table third (id int)"));
        m_server->sql(QStringLiteral("create function reads() returns bigint language sql volatile parallel safe as 'select count(*) from other; select count(*) from third'"));
        m_server->sql(QStringLiteral("create database twin template template1"));
        environment::PostgresSettings s;
        s.host = m_server->folder();
        s.port = m_server->port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t = targetOf(QStringLiteral("db"), environment::TargetKind::Postgres, s);
        t.hotInterval = std::chrono::milliseconds(60);
        t.coldInterval = std::chrono::hours(1);
        t.deadline = std::chrono::seconds(10);
        m_environment.targets.append(t);
        m_run = std::make_unique<ProbeRun>(t, [](const watch::ProbeContext &c, const environment::Target &target) {
            return std::make_unique<watch::PostgresProbe>(c, target);
        });
        m_run->start();
    }

    [[nodiscard]] PostgresServer &server() { return *m_server; }
    // Runs to its end, in a session of that name, which is made when it is new.
    void says(const char *name, const QByteArray &sql, const char *database = "postgres")
    {
        PGresult *r = PQexec(session(name, database), sql.constData());
        if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK)
            qFatal("%s: %s: %s", name, sql.constData(), PQresultErrorMessage(r));
        PQclear(r);
    }
    // The same for one that will wait: returns when the server says that it, or a worker of it, waits for a lock.
    void waits(const char *name, const QByteArray &sql, const char *database = "postgres")
    {
        PGconn *c = session(name, database);
        PQsendQuery(c, sql.constData());
        PQflush(c);
        const QString question = QStringLiteral("select count(*) from pg_locks as l join pg_stat_activity as a on a.pid = l.pid"
                                                " where not l.granted and %1 in (a.pid, a.leader_pid)").arg(PQbackendPID(c));
        QTRY_VERIFY2_WITH_TIMEOUT(m_server->sql(question) != QLatin1String("0"), name, 10000);
    }
    void leaves(const char *name)
    {
        PQfinish(session(name, "postgres"));
        std::erase_if(m_sessions, [name](const auto &s) { return s.first == name; });
    }
    void isCalled(int pid, const QString &name) { m_names[pid] = name; } // a process of the server's own
    [[nodiscard]] QString pidOfProcess(const QString &name) const { return QString::number(m_names.key(name)); }
    [[nodiscard]] int pidOf(const char *name) { return PQbackendPID(session(name, "postgres")); }

    // pg_blocking_pids() of everybody who waits, a worker counted as its leader.
    [[nodiscard]] Edges asTheServerSays()
    {
        return edges(QStringLiteral("select coalesce(a.leader_pid, a.pid), b from pg_stat_activity as a, unnest(pg_blocking_pids(a.pid)) as b"
                                    " where a.wait_event_type = 'Lock'"));
    }
    // Two sessions with a lock on the same relation or transaction, one of them granted: so go the tools that are called
    // peers here. Their words are ours.
    [[nodiscard]] Edges asTheSelfJoinSays()
    {
        return edges(QStringLiteral("select w.pid, h.pid from pg_locks as w join pg_locks as h on h.pid <> w.pid and h.granted"
                                    " and (h.transactionid = w.transactionid or (h.relation = w.relation and h.locktype = w.locktype))"
                                    " where not w.granted"));
    }
    struct Ours {
        Edges waits;                  // as the rows say
        QMap<QString, QString> below; // in the tree: who hangs below whom
        QString sentence;
        int waiting = -1;             // below the top of the tree
        QMap<QString, int> behind;    // how many wait for each
    };
    [[nodiscard]] Ours asWeSay()
    {
        Ours ours;
        const auto tree = health::sessionTree(m_run->out.sessionRows);
        for (const auto &[pid, entry] : tree) {
            for (int by : entry.row.blockedBy)
                ours.waits[nameOf(pid)] << nameOf(by);
            if (entry.waiting > 0)
                ours.behind[nameOf(pid)] = entry.waiting;
            if (entry.parent != -1)
                ours.below[nameOf(pid)] = nameOf(entry.parent);
            else
                ours.waiting = std::max(ours.waiting, entry.waiting);
        }
        ours.sentence = sentence();
        return ours;
    }
    // Until the newest round of the probe began after this moment.
    void look()
    {
        const int before = m_run->out.answers;
        QTRY_VERIFY_WITH_TIMEOUT(m_run->out.answers >= before + 2, 15000);
    }
    // Until what each of those waits for who wait now was read.
    void lookAtTheLocks()
    {
        look();
        const auto told = [this] {
            return std::ranges::all_of(m_run->out.sessionRows, [](const watch::SessionRow &s) { return s.blockedBy.empty() || s.wait.known(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), 15000);
    }
    // What we say that one waits for, a line each, with names for process numbers. In the order of the text.
    [[nodiscard]] QStringList waitedFor(const char *name)
    {
        const int pid = pidOf(name);
        QStringList lines;
        for (const watch::SessionRow &s : m_run->out.sessionRows)
            if (s.pid == pid)
                lines = health::waitLines(s.wait);
        for (QString &line : lines)
            for (const auto &[number, called] : m_names.asKeyValueRange())
                line.replace(QRegularExpression(QStringLiteral("\\b%1\\b").arg(number)), called);
        lines.sort();
        return lines;
    }
    // The prepared transactions that stand in our tree, by their names; "?": one of which it is not known which one it is.
    [[nodiscard]] QStringList preparedInTheTree() const
    {
        QStringList names;
        for (const auto &[number, entry] : health::sessionTree(m_run->out.sessionRows))
            if (entry.prepared)
                names << (entry.transaction.transaction == 0 ? QStringLiteral("?") : entry.transaction.gid.raw());
        names.sort();
        return names;
    }
    [[nodiscard]] QString who(const char *name) { return QStringLiteral("%1 (postgres, %2)").arg(pidOf(name)).arg(QLatin1String(name)); }

    void everybodyLeaves()
    {
        for (auto at = m_sessions.rbegin(); at != m_sessions.rend(); ++at) { // who waits first, or it would get what it waits for
            const int pid = PQbackendPID(at->second);
            m_server->sql(QStringLiteral("select pg_terminate_backend(%1)").arg(pid));
            QTRY_COMPARE_WITH_TIMEOUT(m_server->sql(QStringLiteral("select count(*) from pg_stat_activity where %1 in (pid, leader_pid)").arg(pid)), QStringLiteral("0"), 10000);
            PQfinish(at->second);
        }
        m_sessions.clear();
        m_names.clear();
        const QString left = m_server->sql(QStringLiteral("select string_agg(gid, ',') from pg_prepared_xacts"));
        for (const QString &gid : left.split(QLatin1Char(','), Qt::SkipEmptyParts))
            m_server->sql(QStringLiteral("rollback prepared '%1'").arg(gid));
    }
    ~LockStage() { everybodyLeaves(); }

private:
    PGconn *session(const char *name, const char *database)
    {
        for (const auto &[known, c] : m_sessions)
            if (known == name)
                return c;
        PGconn *c = m_server->connect(QLatin1String(database));
        if (PQstatus(c) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(c));
        PQclear(PQexec(c, ("set application_name = '" + QByteArray(name) + '\'').constData()));
        m_sessions.emplace_back(name, c);
        m_names[PQbackendPID(c)] = QLatin1String(name);
        return c;
    }
    [[nodiscard]] QString nameOf(int pid) const
    {
        return pid <= 0 ? QStringLiteral("prepared") : m_names.value(pid, QStringLiteral("process %1").arg(pid));
    }
    Edges edges(const QString &sql)
    {
        Edges out;
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        const std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(c.get(), sql.toUtf8().constData()), &PQclear);
        if (PQresultStatus(r.get()) != PGRES_TUPLES_OK)
            qFatal("%s", PQerrorMessage(c.get()));
        for (int i = 0; i < PQntuples(r.get()); ++i)
            out[nameOf(std::atoi(PQgetvalue(r.get(), i, 0)))] << nameOf(std::atoi(PQgetvalue(r.get(), i, 1)));
        return out;
    }
    // What is said when it has lasted for a minute and a half.
    [[nodiscard]] QString sentence() const
    {
        using namespace std::chrono_literals;
        const auto begin = std::chrono::steady_clock::now();
        watch::TargetSnapshot snapshot;
        snapshot.target = QStringLiteral("db");
        snapshot.status.condition = watch::Condition::Up;
        snapshot.sessions = std::make_shared<const std::vector<watch::SessionRow>>(m_run->out.sessionRows);
        for (watch::Reading r : m_run->out.readings) {
            if (r.metric.name() == QLatin1String("pg.lock_wait.longest") && r.hasValue())
                r.value = 90;
            snapshot.latest.push_back({r, begin, std::chrono::system_clock::now(), 1h});
        }
        const auto catalogue = watch::Catalogue::load(m_environment);
        health::Memory memory;
        std::vector<health::Finding> found;
        for (auto later = 0s; later <= 63s; later += 9s)
            found = health::findingsOf(m_environment.targets.constFirst(), snapshot, *catalogue, memory, begin + later, {});
        for (const health::Finding &f : found)
            if (f.family == QLatin1String("locks"))
                return health::Wording(m_environment, *catalogue, begin).of(f).sentence;
        return {};
    }

    std::unique_ptr<PostgresServer> m_server;
    environment::Environment m_environment;
    std::unique_ptr<ProbeRun> m_run;
    std::vector<std::pair<QByteArray, PGconn *>> m_sessions;
    QMap<int, QString> m_names;
};
