// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/session.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"

#include <QElapsedTimer>
#include <QTest>

using namespace flow;
using namespace std::chrono_literals;
using postgres::ConnectionSettings;
using postgres::Engine;
using postgres::Params;
using postgres::Prepared;
using postgres::Rows;
using postgres::Session;
using postgres::Sql;

namespace {

std::string value(const Rows &r) { return PQgetvalue(r.get(), 0, 0); }

struct Stopped { // SIGSTOP for the life of this object
    pid_t pid;
    explicit Stopped(pid_t p) : pid(p) { kill(p, SIGSTOP); }
    ~Stopped() { kill(pid, SIGCONT); }
};

Task<Result<std::string>> everything(Engine e, ConnectionSettings c)
{
    const TimePoint due = e.reactor.now() + 60s;
    auto s = co_await orFail(Session::open(e, c, due));
    auto one = co_await orFail(s->query("select 41+1", due));
    std::vector<Prepared> statements;
    statements.push_back(Prepared("a", "select 'a'"));
    statements.push_back(Prepared("broken", "select nothing_such"));
    statements.push_back(Prepared("bad", "select 1/(select 0)"));
    statements.push_back(Prepared("b", "select 'b'"));
    auto prepared = co_await orFail(s->prepare(statements, due));
    std::string out = value(one) + " ";
    for (const auto &p : prepared)
        out += p ? "+" : "-";
    std::vector<std::string> names;
    names.emplace_back("a");
    names.emplace_back("bad");
    names.emplace_back("a");
    names.emplace_back("broken");
    names.emplace_back("b");
    auto answers = co_await orFail(s->batch(names, due));
    for (auto &r : answers)
        out += r ? value(*r) : "[" + r.error().sqlstate + "]";
    std::size_t seen = 0;
    std::function<bool(const PGresult *)> firstTen = [&seen](const PGresult *) { return ++seen < 10; };
    auto streamed = s->stream("select generate_series(1,2000000)", firstTen, due);
    const auto rows = co_await orFail(std::move(streamed));
    std::size_t bytes = 0;
    std::function<void(const char *, int)> count = [&bytes](const char *, int n) { bytes += std::size_t(n); };
    auto copying = s->copyOut("copy (select repeat('x',999) from generate_series(1,3000)) to stdout", count, due);
    const auto copied = co_await orFail(std::move(copying));
    const Params values(std::string("us'able"));
    auto again = co_await orFail(s->query("select $1", values, due));
    auto err = co_await s->query("select * from missing", due);
    co_return out + " " + std::to_string(rows) + " " + std::to_string(copied) + " " + value(again) + " " + err.error().sqlstate;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<BlockingPool> m_pool;
    std::unique_ptr<FaultProxy> m_proxy;
    quint16 m_proxyPort = 0;
    QElapsedTimer m_clock;

    Engine engine() { return {*m_reactor, *m_pool}; }
    TimePoint in(milliseconds d) { return m_reactor->now() + d; }
    ConnectionSettings at(quint16 port) const
    {
        ConnectionSettings s("127.0.0.1", std::to_string(port), "postgres", "postgres");
        s.tls = postgres::TlsMode::Disable;
        return s;
    }
    std::unique_ptr<Session> connected(quint16 port)
    {
        auto s = runTask(Session::open(engine(), at(port), in(10s)));
        if (!s || !*s)
            qFatal("connect: %s", s ? s->error().text.c_str() : "hung");
        return std::move(**s);
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_reactor = std::make_unique<Reactor>();
        m_pool = std::make_unique<BlockingPool>(8);
        m_proxyPort = freePort();
        m_proxy = std::make_unique<FaultProxy>(m_proxyPort, m_server->port());
    }
    void init() { m_clock.start(); }
    void cleanup()
    {
        for (const auto &l : liveTasks())
            qWarning("never finished: %s", l.c_str());
        QVERIFY(liveTasks().empty());
    }
    void cleanupTestCase()
    {
        m_proxy.reset();
        m_pool.reset();
        m_reactor.reset();
        m_server.reset();
    }

    void oneFailingStatementCostsOnlyItself()
    {
        auto r = runTask(everything(engine(), at(m_server->port())), 60s);
        QVERIFY(r && *r);
        const QString out = QString::fromStdString(**r);
        QVERIFY2(out.startsWith(QStringLiteral("42 +-++a[22012]a[26000]b ")), qPrintable(out));
        QVERIFY2(out.endsWith(QStringLiteral(" 3000000 us'able 42P01")), qPrintable(out));
    }

    void destroyedInEveryState()
    {
        int tried = 0;
        for (std::uint64_t k = 0;; ++k, ++tried) {
            auto scope = std::make_unique<TaskScope>();
            bool ended = false;
            auto flow = [](Engine e, ConnectionSettings c, bool *done) -> Task<void> {
                (void)co_await everything(e, c);
                *done = true;
            };
            const auto from = ReadyQueue::here().steps();
            ReadyQueue::here().afterStep = [&](std::uint64_t n) {
                if (n - from >= k && !ended)
                    scope.reset();
            };
            scope->spawn(flow(engine(), at(m_server->port()), &ended));
            if (k == 0)
                scope.reset();
            ReadyQueue::here().pump();
            const QDeadlineTimer end(10s);
            while (scope && !ended && !end.hasExpired())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            ReadyQueue::here().afterStep = nullptr;
            scope.reset();
            QVERIFY(liveTasks().empty());
            if (ended || k > 400)
                break;
            if (k > 60)
                k += 16; // the long middle is one wait after another in the same loop
        }
        QVERIFY(tried > 20);
    }

    void stoppedBackendHitsTheDeadline()
    {
        auto s = connected(m_server->port());
        const Stopped stop(s->backendPid());
        m_clock.start();
        auto r = runTask(s->query("select 1", in(500ms)));
        QVERIFY(r && !*r && r->error().code == Errc::TimedOut && s->broken());
        QVERIFY(m_clock.elapsed() < 800);
        m_clock.start();
        s.reset();
        QVERIFY(m_clock.elapsed() < 50);
    }

    void closingWithAFullSendBufferDoesNotBlock()
    {
        auto s = connected(m_server->port());
        const Stopped stop(s->backendPid());
        const Params values(std::string(16 << 20, 'x'));
        auto r = runTask(s->query("select $1", values, in(300ms)));
        QVERIFY(r && !*r && r->error().code == Errc::TimedOut);
        m_clock.start();
        s.reset();
        QVERIFY(m_clock.elapsed() < 500);
    }

    void deadServerIsSeenWhileIdle()
    {
        auto victim = connected(m_server->port());
        m_server->sql(QStringLiteral("select pg_terminate_backend(%1)").arg(victim->backendPid()));
        m_clock.start();
        auto r = runTask(victim->idle(in(5s)));
        QVERIFY(r && !*r);
        QCOMPARE(r->error().sqlstate, std::string("57P01"));
        QCOMPARE(r->error().code, Errc::Closed);
        QVERIFY(victim->broken());
        auto t = connected(m_proxyPort);
        m_proxy->mode = FaultProxy::Reset;
        m_clock.start();
        auto q = runTask(t->idle(in(5s)));
        QVERIFY(q && !*q && q->error().code == Errc::Closed && m_clock.elapsed() < 400);
    }

    void idleEndsWhenThePollIsDue()
    {
        auto s = connected(m_server->port());
        auto q = runTask(s->idle(in(120ms)));
        QVERIFY(q && *q && **q == postgres::IdleEnd::Due);
        QVERIFY(runTask(s->query("select 1", in(2s)))->has_value());
    }

    void cancelStopsARunningQuery()
    {
        auto s = connected(m_server->port());
        auto flow = [](Session &s, Engine e) -> Task<std::string> {
            auto canceller = [](Session &s, Reactor &r) -> Task<Result<Rows>> {
                (void)co_await r.sleepFor(100ms);
                auto c = co_await s.cancel(2s);
                co_return fail(Errc::Internal, c ? "" : c.error().text);
            };
            auto both = whenAll(s.query("select pg_sleep(30)", e.reactor.now() + 10s), canceller(s, e.reactor));
            auto [q, c] = co_await both;
            co_return q ? "finished" : q.error().sqlstate;
        };
        QCOMPARE(runTask(flow(*s, engine())), std::optional<std::string>("57014"));
        QVERIFY(!s->broken());
    }

    void cancelCannotHang()
    {
        auto s = connected(m_server->port()), p = connected(m_proxyPort);
        {
            const Stopped stop(m_server->postmaster());
            m_clock.start();
            auto c = runTask(s->cancel(300ms));
            QVERIFY(c && !*c && c->error().code == Errc::TimedOut && m_clock.elapsed() < 600);
        }
        m_proxy->mode = FaultProxy::Freeze;
        m_clock.start();
        auto c = runTask(p->cancel(300ms));
        QVERIFY(c && !*c && c->error().code == Errc::TimedOut && m_clock.elapsed() < 600);
        m_proxy->mode = FaultProxy::Reset;
    }

    void cancelledFlowEndsAtOnce()
    {
        auto s = connected(m_server->port());
        auto flow = [](Session &s, Reactor &r) -> Task<bool> {
            auto q = co_await s.query("select pg_sleep(30)", r.now() + 20s);
            co_return !q && q.error().code == Errc::Cancelled;
        };
        std::optional<bool> out;
        TaskScope scope;
        scope.spawn(flow::detail::into(&out, flow(*s, *m_reactor)));
        QTRY_VERIFY(!m_server->sql(QStringLiteral("select pid from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid()")).isEmpty());
        m_clock.start();
        scope.cancel();
        ReadyQueue::here().pump();
        QVERIFY(out && *out && m_clock.elapsed() < 50);
    }

    void identifiersAreQuotedOrRefused()
    {
        auto s = connected(m_server->port());
        std::vector<std::string> names;
        names.emplace_back("a\"b; drop table x; --");
        constexpr Sql pattern("select 1 as {}");
        const auto sql = pattern.withIdentifiers(s->raw(), names);
        QVERIFY(sql);
        auto r = runTask(s->query(*sql, in(2s)));
        QVERIFY(r && *r);
        QCOMPARE(QByteArray(PQfname((*r)->get(), 0)), QByteArray("a\"b; drop table x; --"));
        for (const std::string &bad : {std::string("caf\xe9"), std::string("a\0b", 3)}) {
            names[0] = bad;
            const auto refused = pattern.withIdentifiers(s->raw(), names);
            QVERIFY(!refused);
            QVERIFY(!refused.error().remedy.empty());
        }
    }

    void sessionsCarryTheSettingsOfTheirObject()
    {
        auto settings = at(m_server->port());
        settings.guard(1234, 56);
        settings.parameters.emplace_back("search_path", "pg_catalog");
        auto s = runTask(Session::open(engine(), settings, in(5s)));
        QVERIFY(s && *s);
        auto r = runTask((**s)->query("select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' ' || "
            "current_setting('default_transaction_read_only') || ' ' || current_setting('search_path') || ' ' || current_setting('application_name')", in(5s)));
        QVERIFY(r && *r);
        QCOMPARE(value(**r), std::string("1234ms 56ms on pg_catalog quarterdeck"));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
