// SPDX-License-Identifier: GPL-3.0-or-later
// From a real server to the comparison: a statement before and after a new index, as the probe counts it, the memory
// keeps it over a restart and the terminal tells it.

#include "models/statements/report.h"
#include "models/watch/postgresprobe.h"
#include "tests/statements/intervals.h"
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace std::chrono_literals;
using Standing = watch::StatementsState::Standing;

namespace {

constexpr const char *kStatement = "select name from item where i = ";

bool looksUp(const watch::StatementRow &row) { return row.text && row.text->text.raw().startsWith(QString::fromLatin1(kStatement)); }

} // namespace

class TstNewIndex : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void showsItsFactor()
    {
        PostgresServer::Options o;
        o.settings << QStringLiteral("shared_preload_libraries = 'pg_stat_statements'");
        PostgresServer server(o);
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        for (const char *sql : {"create extension pg_stat_statements", "create table item as select i, 'x' || i as name from generate_series(1, 300000) as i", "analyze item"})
            server.sql(QString::fromLatin1(sql));
        environment::PostgresSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = server.port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = QStringLiteral("oltp");
        t.hotInterval = 200ms;
        t.coldInterval = 300ms;
        t.settings = s;
        ProbeRun run(t, [](const watch::ProbeContext &c, const environment::Target &target) { return std::make_unique<watch::PostgresProbe>(c, target); });
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::Read, 15000);

        const CtlRun ctl;
        const QString state = ctl.path(QStringLiteral("home/.local/state/quarterdeck"));
        QVERIFY(QDir().mkpath(state));
        const auto keep = [&](std::chrono::hours ago) -> double { // 20 look-ups, kept as if they had run that long ago
            run.out.statementIntervals.clear();
            for (int i = 0; i < 20; ++i)
                server.sql(QString::fromLatin1(kStatement) + QString::number(1000 * i));
            const auto seen = [&run] {
                double calls = 0;
                for (const auto &interval : run.out.statementIntervals)
                    for (const watch::StatementRow &row : interval->rows)
                        calls += looksUp(row) ? row.spent.calls : 0;
                return calls;
            };
            const bool all = QTest::qWaitFor([&] { return seen() >= 20; }, 10000);
            auto store = statements::Store::openToWrite(state + QStringLiteral("/statements.sqlite"), {});
            if (!store || !all)
                qFatal("%s", store ? "not counted" : store.error().text.c_str());
            for (const auto &interval : run.out.statementIntervals) {
                watch::StatementInterval moved = *interval;
                moved.from -= ago;
                moved.to -= ago;
                if (const auto added = (*store)->add(QStringLiteral("shop"), QStringLiteral("oltp"), moved); !added)
                    qFatal("%s", added.error().text.c_str());
            }
            return seen();
        };
        QCOMPARE(keep(5h), 20.0);
        server.sql(QStringLiteral("create unique index item_i on item (i)"));
        QCOMPARE(keep(2h), 20.0);

        const auto store = statements::Store::openToRead(state + QStringLiteral("/statements.sqlite"));
        QVERIFY(store.has_value());
        const base::WallTime now = base::Clock::system().wallNow();
        const auto comparison = statements::compare(**store, {QStringLiteral("shop"), QStringLiteral("oltp"), {now - 150min, now - 90min},
                                                              statements::Stretch{now - 330min, now - 270min}});
        QVERIFY(comparison.has_value() && comparison->against == statements::Against::Given);
        const auto line = std::ranges::find_if(comparison->lines, [](const statements::Line &l) { return l.text.text.raw().startsWith(QString::fromLatin1(kStatement)); });
        QVERIFY(line != comparison->lines.end());
        QCOMPARE(line->now.calls, 20.0);
        QCOMPARE(line->before.calls, 20.0);
        QCOMPARE(line->change.trend, statements::Trend::Faster);
        QVERIFY2(line->change.factor < 0.2, qPrintable(QString::number(line->change.factor)));
        QVERIFY(line->before.blocksHit + line->before.blocksRead > 100 * (line->now.blocksHit + line->now.blocksRead) / 20);

        // the terminal says the same
        const QString file = ctl.write(QStringLiteral("environment.yaml"),
                                       "name: shop\ntargets:\n  - id: oltp\n    kind: postgres\n    host: 127.0.0.1\n  - id: front\n    kind: redis\n    host: 127.0.0.1\n");
        const QStringList base{QStringLiteral("statements"), QStringLiteral("-e"), file, QStringLiteral("--target"), QStringLiteral("oltp")};
        const auto json = ctl.run(base + QStringList{QStringLiteral("--json"), QStringLiteral("--compare"), QStringLiteral("330m/1h..150m/1h")});
        QVERIFY2(json.code == 0, json.err.constData());
        const QJsonObject told = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(told.value(QStringLiteral("against")).toString(), QStringLiteral("given"));
        bool found = false;
        for (const QJsonValue &one : told.value(QStringLiteral("statements")).toArray())
            if (one[QStringLiteral("statement")].toString().startsWith(QString::fromLatin1(kStatement))) {
                found = true;
                QCOMPARE(one[QStringLiteral("change")].toString(), QStringLiteral("faster"));
                QCOMPARE(one[QStringLiteral("now")][QStringLiteral("calls")].toDouble(), 20.0);
            }
        QVERIFY2(found, json.out.constData());
        const auto text = ctl.run(base + QStringList{QStringLiteral("--last"), QStringLiteral("3h")});
        QVERIFY2(text.code == 0 && text.out.contains(kStatement), (text.out + text.err).constData());
        const auto nothing = ctl.run(base + QStringList{QStringLiteral("--compare"), QStringLiteral("40h..30h")});
        QVERIFY2(nothing.code == 3 && !nothing.err.isEmpty(), nothing.out.constData());
        for (const QStringList &wrong : {QStringList{QStringLiteral("--last"), QStringLiteral("soon")}, QStringList{QStringLiteral("--compare"), QStringLiteral("1h")},
                                         QStringList{QStringLiteral("--top"), QStringLiteral("0")}, QStringList{QStringLiteral("--target"), QStringLiteral("front")}})
            QVERIFY2(ctl.run(base + wrong).code == 2, qPrintable(wrong.join(QLatin1Char(' '))));
    }

    void timesOnTheCommandLine()
    {
        const base::WallTime now = base::WallTime{} + std::chrono::days(20000);
        QVERIFY(statements::durationFrom(QStringLiteral("15m")) == 15min && statements::durationFrom(QStringLiteral("7d")) == 168h);
        for (const char *text : {"", "m", "15", "-1h", "1x", "99999999h", "1.5h"})
            QVERIFY2(!statements::durationFrom(QString::fromLatin1(text)), text);
        const auto pair = statements::pairFrom(QStringLiteral("2d/30m..2h"), now);
        QVERIFY(pair && pair->a == (statements::Stretch{now - 48h, now - 48h + 30min}) && pair->b == (statements::Stretch{now - 2h, now - 1h}));
        const auto named = statements::pairFrom(QStringLiteral("1970-01-01T10:00:00Z/1h..1970-01-02T10:00:00Z/6h"), now);
        QVERIFY(named && named->a == (statements::Stretch{base::WallTime{} + 10h, base::WallTime{} + 11h}) && named->b == (statements::Stretch{base::WallTime{} + 34h, base::WallTime{} + 40h}));
        for (const char *text : {"", "..", "1h..", "1h..2h..3h", "1h/..2h", "soon..later"})
            QVERIFY2(!statements::pairFrom(QString::fromLatin1(text), now), text);
    }
};

QTEST_GUILESS_MAIN(TstNewIndex)
#include "tst_newindex.moc"
