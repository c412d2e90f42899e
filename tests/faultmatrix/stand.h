// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a row stands on: a server that several rows share, and the thread of the test as the GUI thread, whose stalls are
// measured for as long as it waits in until().

#include "models/health/situation.h"
#include "models/watch/feed.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

class Stand {
public:
    // Spins the event loop until it is so; nothing: it was not within the limit. Blocking preparations belong elsewhere.
    template <class Done>
    std::optional<Milliseconds> until(Done done, Milliseconds limit)
    {
        using Clock = std::chrono::steady_clock;
        const auto began = Clock::now();
        constexpr auto kTick = 5ms;
        QTimer tick; // wakes the loop when nothing else does
        tick.setTimerType(Qt::PreciseTimer);
        tick.start(kTick);
        for (;;) {
            const auto from = Clock::now();
            const auto waited = waitingForProcessor();
            const bool good = done();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            const auto late = Clock::now() - from - kTick - (waitingForProcessor() - waited);
            m_stall = std::max(m_stall, std::chrono::duration_cast<Milliseconds>(late));
            if (good)
                return std::chrono::duration_cast<Milliseconds>(from - began);
            if (from - began > limit)
                return {};
        }
    }
    void spin(Milliseconds time) { (void)until([] { return false; }, time); }
    // A call that the GUI makes itself.
    template <class Call>
    Milliseconds gui(Call call)
    {
        const auto from = std::chrono::steady_clock::now();
        const auto waited = waitingForProcessor();
        call();
        const auto busy = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - from - (waitingForProcessor() - waited));
        m_stall = std::max(m_stall, busy);
        return busy;
    }
    [[nodiscard]] Milliseconds stall() const { return m_stall; }
    void forgetStall() { m_stall = {}; }

    // Takes everybody in over TCP, with a role "watcher" that has pg_monitor; as it was made, whatever a row did.
    PostgresServer &server()
    {
        if (!m_server) {
            PostgresServer::Options o;
            o.settings << u"log_statement = none"_s;
            m_server = std::make_unique<PostgresServer>(o);
            m_server->sql(u"create role watcher login in role pg_monitor"_s);
        }
        if (!m_server->running())
            m_server->start();
        m_server->thaw();
        m_server->setHba({u"host all all 127.0.0.1/32 trust"_s});
        return *m_server;
    }
    void drop() { m_server.reset(); }

private:
    // How long this thread was ready to run and did not: no stall of ours, on a machine that others use.
    static std::chrono::nanoseconds waitingForProcessor()
    {
        QFile f(u"/proc/thread-self/schedstat"_s);
        if (!f.open(QIODevice::ReadOnly))
            return {};
        return std::chrono::nanoseconds(f.readAll().split(' ').value(1).toLongLong());
    }
    std::unique_ptr<PostgresServer> m_server;
    Milliseconds m_stall{0};
};

// Targets under the eyes of the real engine, and everything that was said of them.
class Watched {
public:
    struct Change {
        watch::Condition condition;
        base::Error error;
        base::TimePoint at;
    };

    explicit Watched(QList<environment::Target> targets, std::string password = {})
        : feed([password](flow::Reactor &) {
              auto s = std::make_unique<FixedSecrets>();
              s->password = password;
              return s;
          })
    {
        auto e = std::make_shared<environment::Environment>();
        e->name = u"matrix"_s;
        e->targets = std::move(targets);
        m_environment = e;
        QObject::connect(&feed, &watch::Feed::conditionChanged, &feed, [this](const QString &target) {
            const auto &status = feed.snapshot(target)->status;
            changes.push_back({status.condition, status.error, std::chrono::steady_clock::now()});
        });
        feed.setEnvironment(e);
    }

    // Empty where nothing is known yet.
    [[nodiscard]] watch::SnapshotPtr snapshot(const QString &id = u"db"_s) const
    {
        auto s = feed.snapshot(id);
        return s ? s : std::make_shared<const watch::TargetSnapshot>();
    }
    [[nodiscard]] watch::Condition condition(const QString &id = u"db"_s) const { return snapshot(id)->status.condition; }
    [[nodiscard]] QString error() const { return QString::fromStdString(snapshot()->status.error.text); }
    [[nodiscard]] bool up(const QString &id = u"db"_s) const { return condition(id) == watch::Condition::Up; }
    [[nodiscard]] bool answeredSince(base::TimePoint at) const { return up() && snapshot()->status.lastAnswer > at; }
    [[nodiscard]] int times(watch::Condition c) const
    {
        return int(std::ranges::count(changes, c, &Change::condition));
    }
    // The newest figure, or NaN.
    [[nodiscard]] double value(const char *metric, const QString &instance = {}) const { return reading(metric, instance).value; }
    [[nodiscard]] watch::Reading reading(const char *metric, const QString &instance = {}) const
    {
        const auto s = snapshot();
        const auto *l = s->find(watch::MetricId(QLatin1String(metric)), instance);
        return l ? l->reading : watch::Reading();
    }
    [[nodiscard]] QString findings(const QString &id = u"db"_s) const { return plain(snapshot(id)->facts.roleFindings.join(u'\n')); }
    [[nodiscard]] QList<health::Problem> problems()
    {
        const base::Clock &clock = base::Clock::system();
        return m_room.assess(*m_environment, *feed.catalogue(), feed.snapshots(), clock.now(), clock.wallNow()).problems;
    }
    [[nodiscard]] QString sentences()
    {
        QStringList all;
        for (const health::Problem &p : problems())
            all << plain(p.sentence);
        return all.join(u'\n');
    }
    [[nodiscard]] const environment::Environment &environment() const { return *m_environment; }

    std::vector<Change> changes;
    watch::Feed feed;

private:
    static QString plain(QString words) { return words.replace(QChar(0xa0), u' ').replace(QChar(0x202f), u' '); } // figures stand with their unit
    environment::EnvironmentPtr m_environment;
    health::SituationRoom m_room;
};

// A target of one server, watched each 300 ms; the deadline is that of the product.
inline environment::Target databaseAt(const QString &host, quint16 port, const QString &user = u"watcher"_s)
{
    environment::PostgresSettings s;
    s.host = host;
    s.port = port;
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = t.title = u"db"_s;
    t.hotInterval = 300ms;
    t.coldInterval = 2s;
    t.settings = s;
    return t;
}
inline environment::Target databaseOf(const PostgresServer &server, const QString &user = u"watcher"_s)
{
    return databaseAt(u"127.0.0.1"_s, server.port(), user);
}

// Of this process, in kB: "VmRSS", "VmHWM"; or its "Threads".
inline qint64 ofProcess(const QByteArray &what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(what + ':'))
            return line.simplified().split(' ').value(1).toLongLong();
    return 0;
}

// Reports as a failure of the row what was not so within the limit.
#define WITHIN(stand, condition, limit, said) \
    do { \
        const auto took_ = (stand).until([&] { return bool(condition); }, limit); \
        QVERIFY2(took_, qPrintable(QStringLiteral("not within %1 ms: %2; %3").arg(Milliseconds(limit).count()).arg(QLatin1String(#condition), QString(said)))); \
    } while (false)
