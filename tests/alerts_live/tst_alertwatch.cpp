// SPDX-License-Identifier: GPL-3.0-or-later
// The watcher over a real server: killed, frozen, a lock queue and an open transaction are alerts that come and go; a
// person acknowledges and silences from the terminal; a second watcher stands by and takes over without a second call.

#include "models/alerts/alertwatch.h"
#include "tests/support/livewatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using alerts::State;
using What = alerts::Transition::What;

namespace {

constexpr auto kRules = R"(rules:
  - {id: target.down, keep: 500ms, persons: 1s}
  - {id: metric/pg.lock_wait.longest, enter: {warning: 1s, critical: 1min}, clear: {warning: 500ms}, keep: 500ms}
  - {id: metric/pg.transaction.longest, enter: {warning: 1500ms, critical: 1h}, clear: {warning: 1s}, keep: 500ms}
)";

struct Heard {
    What what;
    QString rule;
    base::TimePoint at;
};

class Session {
public:
    explicit Session(const PostgresServer &server) : m_link(server.connect(u"postgres"_s)) {}
    ~Session() { PQfinish(m_link); }
    void says(const char *sql) { PQclear(PQexec(m_link, sql)); }
    void begins(const char *sql) { PQsendQuery(m_link, sql); } // and waits

private:
    PGconn *m_link;
};

} // namespace

class TstAlertWatch : public QObject {
    Q_OBJECT
    static QString key(const char *rule) { return alerts::keyOf(QLatin1String(rule), u"live"_s, u"db"_s, {}); }

private slots:
    void whatARealServerDoes()
    {
        LiveWatch live;
        PostgresServer &server = live.server;
        CtlRun &ctl = live.ctl;
        const QString &file = live.file;
        server.sql(u"create table item (id int)"_s);
        const auto watched = LiveWatch::makeFeed();
        watch::Feed &feed = *watched;
        alerts::AlertWatch::Files files;
        files.rules = live.configure(u"alerts.yaml"_s, kRules);
        const auto &clock = base::Clock::system();
        auto first = std::make_unique<alerts::AlertWatch>(feed, files, clock);
        QList<Heard> heard, heardBySecond;
        const auto listen = [&clock](QList<Heard> &into) {
            return [&into, &clock](const QString &group, const QList<alerts::Transition> &all) {
                for (const alerts::Transition &t : all)
                    if (t.what != What::Alive && t.alert.group() == group)
                        into.append({t.what, t.alert.rule, clock.now()});
            };
        };
        first->addListener(listen(heard));
        base::TimePoint told{}; // that the condition changed
        connect(&feed, &watch::Feed::conditionChanged, this, [&] { told = clock.now(); });
        feed.setEnvironment(live.environment);
        QTRY_VERIFY_WITH_TIMEOUT(first->tells(), 10000);
        QVERIFY2(first->mistakes().isEmpty(), first->mistakes().isEmpty() ? "" : qPrintable(environment::issueLine(first->mistakes().first())));
        const auto stateOf = [&](const char *rule) {
            const auto alert = first->book().find(key(rule));
            return alert ? alert->state : State::Pending;
        };
        const auto of = [](const QList<Heard> &all, What what, const char *rule) {
            return std::ranges::count_if(all, [&](const Heard &h) { return h.what == what && h.rule == QLatin1String(rule); });
        };
        QTRY_COMPARE_WITH_TIMEOUT(LiveWatch::condition(feed), watch::Condition::Up, 20000);

        {   // a lock queue, and the transaction at its head
            Session holder(server), waiter(server);
            holder.says("begin; lock table item");
            waiter.begins("select * from item");
            QTRY_COMPARE_WITH_TIMEOUT(stateOf("metric/pg.lock_wait.longest"), State::Firing, 15000);
            QTRY_COMPARE_WITH_TIMEOUT(stateOf("metric/pg.transaction.longest"), State::Firing, 15000);
            const alerts::Alert alert = *first->book().find(key("metric/pg.lock_wait.longest"));
            QVERIFY(!alert.sentence.isEmpty() && !alert.remedy.isEmpty() && alert.layer == alerts::Layer::Performance);
            holder.says("commit");
            QTRY_COMPARE_WITH_TIMEOUT(stateOf("metric/pg.lock_wait.longest"), State::Resolved, 15000);
            QTRY_COMPARE_WITH_TIMEOUT(stateOf("metric/pg.transaction.longest"), State::Resolved, 15000);
        }

        // killed: programs hear at once, persons when it lasts
        told = {};
        server.killHard();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf("target.down"), State::Firing, 10000);
        QCOMPARE(of(heard, What::Fired, "target.down"), 1);
        const base::TimePoint fired = std::ranges::find_if(heard, [](const Heard &h) { return h.what == What::Fired && h.rule == u"target.down"; })->at;
        qInfo("fired %.1f ms after the condition changed", std::chrono::duration<double, std::milli>(fired - told).count());
        QVERIFY(fired - told < 500ms); // milliseconds, on a machine with nothing else to do

        // a person acknowledges it in the terminal
        const CtlRun::Outcome listed = ctl.run({u"alerts"_s, u"--json"_s, u"--environment"_s, file});
        QVERIFY2(listed.code == 1, listed.err.constData());
        QTRY_VERIFY_WITH_TIMEOUT(of(heard, What::Due, "target.down") == 1, 10000);
        const CtlRun::Outcome acknowledged = ctl.run({u"alerts"_s, u"ack"_s, key("target.down").left(12), u"--note"_s, u"on it"_s, u"--environment"_s, file});
        QVERIFY2(acknowledged.code == 0, acknowledged.err.constData());
        QTRY_COMPARE_WITH_TIMEOUT(of(heard, What::Acknowledged, "target.down"), 1, 10000);
        QCOMPARE(first->book().find(key("target.down"))->acknowledged->note, u"on it"_s);

        // a second watcher stands by; the first one ends; nobody is told twice
        auto second = std::make_unique<alerts::AlertWatch>(feed, files, clock);
        second->addListener(listen(heardBySecond));
        QTRY_VERIFY_WITH_TIMEOUT(second->ready(), 10000);
        QVERIFY(!second->tells() && heardBySecond.isEmpty());
        first.reset();
        QTRY_VERIFY_WITH_TIMEOUT(second->tells(), 15000);
        const auto after = second->book().find(key("target.down"));
        QVERIFY(after && after->state == State::Firing && after->acknowledged);
        QCOMPARE(of(heardBySecond, What::Fired, "target.down"), 0);

        // why, and a silence; then it comes back and the resolve is heard in spite of both
        const CtlRun::Outcome why = ctl.run({u"alerts"_s, u"why"_s, key("target.down").left(12), u"--environment"_s, file});
        QVERIFY2(why.code == 0 && why.out.contains("acknowledged") && why.out.contains("fired"), (why.out + why.err).constData());
        const CtlRun::Outcome preview = ctl.run({u"alerts"_s, u"silence"_s, u"target=d*"_s, u"--severity"_s, u"critical"_s, u"--for"_s, u"1h"_s, u"--preview"_s, u"--environment"_s, file});
        QVERIFY2(preview.code == 0 && preview.out.startsWith("It hides ") && preview.out.contains("db has been down"), (preview.out + preview.err).constData());
        QVERIFY(alerts::readWishes(alerts::standardWishes(), clock.wallNow())->size() == 1); // the acknowledgement alone
        const CtlRun::Outcome silenced = ctl.run({u"alerts"_s, u"silence"_s, u"target=d*"_s, u"--severity"_s, u"critical"_s, u"--for"_s, u"1h"_s, u"--reason"_s, u"moved"_s, u"--environment"_s, file});
        QVERIFY2(silenced.code == 0, silenced.err.constData());
        QTRY_COMPARE_WITH_TIMEOUT(of(heardBySecond, What::Silenced, "target.down"), 1, 10000);
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(of(heardBySecond, What::Resolved, "target.down"), 1, 30000);
        const CtlRun::Outcome released = ctl.run({u"alerts"_s, u"release"_s, QString::fromUtf8(silenced.out.trimmed()).left(8), u"--environment"_s, file});
        QVERIFY2(released.code == 0, released.err.constData());

        const CtlRun::Outcome covered = ctl.run({u"alerts"_s, u"coverage"_s, u"--json"_s, u"--environment"_s, file});
        const QJsonArray layers = QJsonDocument::fromJson(covered.out).array();
        QVERIFY2(layers.size() == 4 && layers[0][u"withData"_s].toInt() > 0 && layers[3][u"withData"_s].toInt() > 5, (covered.out + covered.err).constData());

        // frozen: soon again is the same alert
        server.freeze();
        QTRY_COMPARE_WITH_TIMEOUT(of(heardBySecond, What::Reopened, "target.down"), 1, 15000);
        server.thaw();
        QTRY_COMPARE_WITH_TIMEOUT(of(heardBySecond, What::Resolved, "target.down"), 2, 30000);

        // the command is the same watcher; it is killed, and the next one goes on without a second call
        second.reset();
        QProcess command;
        command.setProcessEnvironment(ctl.variables);
        command.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")),
                      {u"watch"_s, u"--alerts"_s, u"--json"_s, u"--environment"_s, file});
        QVERIFY(command.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(!alerts::PagerLock::take(alerts::standardBook(u"live"_s)), 15000);
        server.killHard();
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += command.readAllStandardOutput()).contains("\"alert\":\"reopened\""), 20000);
        const auto written = [] {
            const auto kept = alerts::readBook(alerts::standardBook(u"live"_s));
            return kept && std::ranges::any_of(kept->alerts, [](const alerts::KeptAlert &k) { return k.alert.rule == u"target.down" && k.alert.state == State::Firing; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(written(), 10000);
        QList<Heard> heardByThird;
        alerts::AlertWatch third(feed, files, clock);
        third.addListener(listen(heardByThird));
        QTRY_VERIFY_WITH_TIMEOUT(third.ready(), 10000);
        QVERIFY(!third.tells());
        command.kill();
        QVERIFY(command.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(third.tells(), 15000);
        QCOMPARE(third.book().find(key("target.down"))->state, State::Firing);
        QCOMPARE(of(heardByThird, What::Fired, "target.down") + of(heardByThird, What::Reopened, "target.down"), 0);
    }

    void badInputInTheTerminal()
    {
        CtlRun ctl;
        const QString file = ctl.write(u"live.yaml"_s, "name: live\ntargets:\n  - {id: db, kind: postgres, host: 127.0.0.1, port: 1, user: postgres, tls: {mode: disable}}\n");
        ctl.variables.insert(u"XDG_STATE_HOME"_s, ctl.path(u"state"_s));
        const QString rules = ctl.write(u"rules.yaml"_s, "rules:\n  - id: x\n    metric: pg.conections.used\n");
        const CtlRun::Outcome checked = ctl.run({u"alerts"_s, u"rules"_s, u"check"_s, rules, u"--environment"_s, file});
        QCOMPARE(checked.code, 1);
        QVERIFY2(checked.err.contains("rules.yaml:3:13: error: nobody measures 'pg.conections.used'"), checked.err.constData());
        const QStringList base{u"--environment"_s, file};
        QCOMPARE(ctl.run(QStringList{u"alerts"_s, u"rules"_s} + base).code, 0);
        QCOMPARE(ctl.run(QStringList{u"alerts"_s, u"silence"_s, u"target=db"_s, u"--for"_s, u"1h"_s} + base).code, 2); // no reason
        QCOMPARE(ctl.run(QStringList{u"alerts"_s, u"silence"_s, u"--for"_s, u"1h"_s, u"--reason"_s, u"x"_s} + base).code, 2); // nothing
        QCOMPARE(ctl.run(QStringList{u"alerts"_s, u"silence"_s, u"colour=red"_s, u"--for"_s, u"1h"_s, u"--reason"_s, u"x"_s} + base).code, 2);
        QCOMPARE(ctl.run(QStringList{u"alerts"_s, u"silence"_s, u"target=db"_s, u"--severity"_s, u"critical"_s, u"--for"_s, u"9h"_s, u"--reason"_s, u"x"_s} + base).code, 2); // too long
        QCOMPARE(ctl.run(QStringList{u"alerts"_s, u"dance"_s} + base).code, 2);
    }
};

QTEST_GUILESS_MAIN(TstAlertWatch)
#include "tst_alertwatch.moc"
