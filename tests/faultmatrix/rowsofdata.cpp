// SPDX-License-Identifier: GPL-3.0-or-later
// F21, F22, F24, F25: answers that are huge, no text, or a flood.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "models/base/untrusted.h"
#include "models/inquiry/inquiry.h"
#include "models/inquiry/wording.h"
#include "models/postgres/session.h"
#include "tests/support/runtask.h"

#include <sys/resource.h>

using postgres::ConnectionSettings;
using postgres::Session;
using postgres::TypedLimits;
using postgres::TypedStatement;
using watch::NoValue;

namespace {

#ifdef QD_SANITIZED
constexpr qint64 kMost = 512 * 1024; // kB; what was freed stays mapped for a while
#else
constexpr qint64 kMost = 64 * 1024;
#endif

environment::SqlMetric own(const QString &id, const QString &sql)
{
    environment::SqlMetric m;
    m.id = id;
    m.sql = sql;
    m.interval = 1000ms;
    return m;
}

environment::Target with(environment::Target target, const QList<environment::SqlMetric> &metrics)
{
    auto settings = std::get<environment::PostgresSettings>(target.settings);
    settings.metrics = metrics;
    target.settings = settings;
    return target;
}

// Since it was called last.
qint64 peakGrowth()
{
    const qint64 now = ofProcess("VmRSS"), peak = ofProcess("VmHWM");
    QFile reset(u"/proc/self/clear_refs"_s);
    if (reset.open(QIODevice::WriteOnly))
        reset.write("5");
    static qint64 before = now;
    return peak - std::exchange(before, now);
}

// F21: statements of the environment file that grew: ten million rows, a cell of a gigabyte. What is read has an end and
// says so, memory does not grow, and the lane that looks whether the server lives goes on.
void hugeFigures(Stand &stand)
{
    PostgresServer &server = stand.server();
    Watched w({with(databaseOf(server), {own(u"own.rows"_s, u"select 'n' || i, i from generate_series(1, 10000000) as i"_s),
                                         own(u"own.cell"_s, u"select repeat('x', 1000000000)"_s), own(u"own.good"_s, u"select 1234.5"_s)})});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    (void)peakGrowth();
    const auto began = std::chrono::steady_clock::now();
    WITHIN(stand, (w.reading("own.cell").noValue == NoValue::Error || w.reading("own.cell").noValue == NoValue::TimedOut) && w.reading("own.rows").noValue == NoValue::Error, 100s, w.reading("own.cell").why.visible() + w.reading("own.rows").why.visible());
    QVERIFY2(w.reading("own.rows").why.visible().contains(u"more than 1000 rows"_s), qPrintable(w.reading("own.rows").why.visible()));
    if (w.reading("own.cell").noValue == NoValue::Error) // else the server did not make it within its own limit
        QVERIFY2(w.reading("own.cell").why.visible().contains(u"larger than is received"_s), qPrintable(w.reading("own.cell").why.visible()));
    WITHIN(stand, w.value("own.rows", u"n7"_s) == 7, 40s, w.reading("own.rows").why.visible()); // unless a connect of a loaded machine has failed since
    WITHIN(stand, w.value("own.good") == 1234.5, 10s, w.reading("own.good").why.visible());
    const qint64 grown = peakGrowth();
    qInfo("peak of memory: %lld kB more, in %.1f s", static_cast<long long>(grown), std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    QVERIFY2(grown < kMost, qPrintable(QString::number(grown)));
    QCOMPARE(w.times(watch::Condition::NotAnswering) + w.times(watch::Condition::Down), 0);
    QVERIFY(w.answeredSince(std::chrono::steady_clock::now() - 1s));
}

// F21: a statement that a person typed.
void hugeAnswers(Stand &stand)
{
    PostgresServer &server = stand.server();
    QString columns;
    for (int i = 0; i < 1600; ++i)
        columns += (i ? u", c%1 int default %1"_s : u"c%1 int default %1"_s).arg(i);
    server.sql(u"drop table if exists wide; create table wide (%1)"_s.arg(columns));
    for (int i = 0; i < 20; ++i)
        server.sql(u"insert into wide default values"_s);
    server.sql(u"grant select on wide to watcher"_s);
    flow::Reactor reactor;
    flow::BlockingPool pool(4);
    ConnectionSettings settings("127.0.0.1", std::to_string(server.port()), "postgres", "watcher");
    settings.tls = postgres::TlsMode::Disable;
    const auto ask = [&](const QString &text) -> base::Result<postgres::TypedRows> {
        auto session = runTask(Session::open({reactor, pool}, settings, reactor.now() + 5s));
        if (!session || !*session)
            return base::fail(base::Errc::Closed, "no session");
        auto rows = runTask((**session)->readTyped(*TypedStatement::of(text), TypedLimits(), reactor.now() + 30s), 40s);
        return rows ? std::move(*rows) : base::fail(base::Errc::TimedOut, "hung");
    };
    QVERIFY(ask(u"select 1"_s));
    (void)peakGrowth();
    {
        const auto rows = ask(u"select i, repeat('y', 100) from generate_series(1, 10000000) as i"_s);
        QVERIFY(rows && !rows->failure && rows->more);
        QCOMPARE(rows->rows.size(), TypedLimits().rows);
    }
    const qint64 many = peakGrowth();
    {
        const auto rows = ask(u"select repeat('y', 1000000) from generate_series(1, 2000)"_s);
        QVERIFY(rows && !rows->failure && rows->more && rows->rows[0][0].cut);
        QCOMPARE(rows->rows[0][0].bytes, std::size_t(1000000));
    }
    const qint64 large = peakGrowth();
    {
        const auto rows = ask(u"select repeat('y', 1000000000)"_s);
        QVERIFY(!rows && rows.error().code == base::Errc::Invalid);
    }
    const qint64 monster = peakGrowth();
    {
        const auto rows = ask(u"select * from wide"_s);
        QVERIFY2(rows && !rows->failure, rows ? rows->failure->text.c_str() : rows.error().text.c_str());
        QCOMPARE(rows->columns.size(), 1600u);
        QCOMPARE(rows->rows[19][1599].text.raw(), u"1599"_s);
    }
    const qint64 wide = peakGrowth();
    qInfo("peak of memory, kB more: many rows %lld, large cells %lld, a cell of 1 GB %lld, 1600 columns %lld", static_cast<long long>(many),
          static_cast<long long>(large), static_cast<long long>(monster), static_cast<long long>(wide));
    QVERIFY(std::max({many, large, monster, wide}) < kMost);
}

// F22: bytes that are no text are shown escaped, hidden characters are named, nothing is cut in the middle unseen; an
// identifier that cannot be quoted is refused (postgres.tst_session, identifiersAreQuotedOrRefused).
void bytes(Stand &stand)
{
    PostgresServer::Options o;
    o.encoding = u"SQL_ASCII"_s;
    PostgresServer ascii(o);
    ascii.setHba({u"host all all 127.0.0.1/32 trust"_s});
    const std::unique_ptr<PGconn, decltype(&PQfinish)> other(ascii.connect(u"postgres"_s), &PQfinish);
    // 62 letters and a character of two bytes: the server keeps 63 bytes, half of it
    const QByteArray name = QByteArray(62, 'n') + "\xc3\xbc";
    for (const QByteArray &sql : {QByteArray("create database \"" + name + "\""), QByteArray("create database \"d\xff\""), QByteArray("create database \"gnp\xe2\x80\xae" "exe\""),
                                  QByteArray("select 'last \xfe\x1b[31m words'")}) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(other.get(), sql.constData()), &PQclear);
        QVERIFY2(PQresultStatus(r.get()) == PGRES_COMMAND_OK || PQresultStatus(r.get()) == PGRES_TUPLES_OK, PQerrorMessage(other.get()));
    }
    Watched w({databaseOf(ascii, u"postgres"_s)});
    WITHIN(stand, w.up() && w.value("pg.database.size", u"d\\xff"_s) > 0, 8s, w.error());
    QVERIFY(w.value("pg.database.size", QString(62, u'n') + u"\\xc3"_s) > 0);
    QVERIFY(w.value("pg.database.size", u"gnp\u202eexe"_s) > 0);
    QCOMPARE(base::Untrusted(u"gnp\u202eexe"_s).visible(), u"gnp⟨U+202E⟩exe"_s);
    WITHIN(stand, ([&] {
        const auto rows = w.snapshot()->sessions;
        for (const watch::SessionRow &s : rows ? *rows : std::vector<watch::SessionRow>())
            if (s.statement.raw().contains(u"last \\xfe\x1b[31m words"_s))
                return s.statement.visible().contains(u"␛[31m"_s);
        return false;
    }()), 3s, QString());
    // NUL, which no PostgreSQL sends and a peer may; half a pair of surrogates, which no UTF-8 has
    QCOMPARE(base::Untrusted(std::string_view("a\0b", 3)).visible(), u"a␀b"_s);
    QCOMPARE(base::Untrusted(std::string_view("\xed\xa0\x80")).visible(), u"\\xed\\xa0\\x80"_s);
    QCOMPARE(base::Untrusted(QString(QChar(0xd800))).visible(), u"⟨U+D800⟩"_s);
}

double processorSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

// F24: a figure's statement raises notices as fast as the server can. They are dropped as they come: no memory, less than one
// processor, the other lane goes on. (The server's log is not read by this program, so its flood reaches nobody here.)
void noticeFlood(Stand &stand)
{
    PostgresServer &server = stand.server();
    server.sql(u"create or replace function flood() returns int language plpgsql as $$ begin for i in 1..600000 loop raise notice 'this is notice number %', i; end loop; return 42; end $$"_s);
    Watched w({with(databaseOf(server), {own(u"own.flood"_s, u"select public.flood()"_s)})});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    (void)peakGrowth();
    const auto began = std::chrono::steady_clock::now();
    const double processor = processorSeconds();
    int answers = 0;
    base::TimePoint last{};
    WITHIN(stand, ([&] {
        const auto at = w.snapshot()->status.lastAnswer;
        answers += at != last;
        last = at;
        return w.value("own.flood") == 42;
    }()), 30s, w.reading("own.flood").why.visible());
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), used = processorSeconds() - processor;
    const qint64 grown = peakGrowth();
    qInfo("600000 notices in %.1f s, %.2f s of one processor, %lld kB, %d answers of the other lane", took, used, static_cast<long long>(grown), answers);
    QVERIFY2(used < took, qPrintable(QString::number(used / took)));
    QVERIFY(grown < kMost / 2);
    QVERIFY(answers >= int(took));
    QCOMPARE(w.times(watch::Condition::NotAnswering) + w.times(watch::Condition::Down), 0);
}

// F24: a person's statement does so: how many were dropped is said.
void typedFlood(Stand &stand)
{
    PostgresServer &server = stand.server();
    flow::Reactor reactor;
    flow::BlockingPool pool(2);
    ConnectionSettings settings("127.0.0.1", std::to_string(server.port()), "postgres", "watcher");
    settings.tls = postgres::TlsMode::Disable;
    const auto session = runTask(Session::open({reactor, pool}, settings, reactor.now() + 5s));
    QVERIFY(session && *session);
    (void)peakGrowth();
    const auto statement = TypedStatement::of(u"do $$ begin for i in 1..300000 loop raise notice 'this is notice number %, with some more words to fill the wire %', i, repeat('x', 60); end loop; end $$"_s);
    const auto rows = runTask((**session)->readTyped(*statement, TypedLimits(), reactor.now() + 30s), 40s);
    QVERIFY2(rows && *rows && !(*rows)->failure, rows && !*rows ? rows->error().text.c_str() : "");
    QCOMPARE((*rows)->notices, std::uint64_t(300000));
    inquiry::Answer answer;
    answer.rows = **rows;
    QVERIFY2(inquiry::summary(answer).contains(u"300000 notice"_s), qPrintable(inquiry::summary(answer)));
    QVERIFY(peakGrowth() < kMost / 4);
}

} // namespace

void addRowsOfData(std::vector<Row> &rows)
{
    rows.push_back({"F21a", "figures of ten million rows, of a cell of 1 GB", hugeFigures, Row::Memory, true});
    rows.push_back({"F21b", "typed statement: 10^7 rows, 1 GB, 1600 columns", hugeAnswers, Row::Memory, true});
    rows.push_back({"F22", "no UTF-8, NUL, bidirectional marks, cut names", bytes, Row::Nothing, true});
    rows.push_back({"F24a", "flood of notices from a figure", noticeFlood, Row::Nothing, true});
    rows.push_back({"F24b", "flood of notices from a typed statement", typedFlood, Row::Nothing, true});
    Row hostile{"F25", "hostile names in every view, export and log"};
    hostile.file = "tests/hostile";
    rows.push_back(hostile);
}
