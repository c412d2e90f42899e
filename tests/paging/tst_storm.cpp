// SPDX-License-Identifier: GPL-3.0-or-later
// A storm, all the way: five hundred figures of one place go bad within ten seconds, and in the midst of it a service elsewhere
// dies and something else is critical in the same place; then a host dies, and with it what runs on it and what needs that, in many places, some of which are seen first. Through
// the book of alerts, the notices and the outbox to a receiver. On a clock that is turned by hand, but for the telling itself.

#include "models/paging/groupnotices.h"
#include "tests/alerts/bench.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::s;

namespace {

constexpr int kFigures = 500, kCriticalEach = 50;
constexpr qsizetype kMostNotices = 5; // of one cause, on one channel

const char *const kRules = "rules:\n"
                           "  - id: lag\n    metric: pg.lag.replay.seconds\n    enter: {warning: 10s, critical: 60s}\n    clear: {warning: 4s, critical: 20s}\n    keep: 2s\n"
                           "  - id: full\n    metric: pg.connections.used\n    enter: {warning: 80, critical: 95}\n    keep: 2s\n"
                           "  - id: target.down\n    condition: {down: critical}\n    keep: 2s\n";

struct Heard {
    QString key, moment;
    int count = 1;
};

QList<Heard> heardBy(const ScriptedReceiver &receiver)
{
    QList<Heard> out;
    for (const auto &request : receiver.requests()) {
        const QJsonObject console = QJsonDocument::fromJson(request.body)[u"x_console"].toObject();
        out.append({console[u"key"].toString(), console[u"moment"].toString(), console[u"count"].toInt(1)});
    }
    return out;
}

// Rounds of the bench, and what they mean for those who are told.
struct StormRounds {
    test::AlertBench &bench;
    Telling &telling;
    paging::GroupNotices notices{};
    QSet<QString> events{}; // posted; one that is posted again, for persons, is one

    void post(const QList<notify::Notice> &all)
    {
        for (const notify::Notice &notice : all) {
            telling.post(notice);
            events << notify::eventOf(notice);
        }
    }
    void step(double seconds)
    {
        bench.after(seconds);
        QMap<QString, QList<alerts::Transition>> groups;
        for (const alerts::Transition &t : bench.told)
            groups[t.alert.group()].append(t);
        for (auto it = groups.cbegin(); it != groups.cend(); ++it)
            post(notices.take(it.key(), *it, bench.shop.wall));
        post(notices.due(bench.shop.wall));
    }
    [[nodiscard]] std::optional<alerts::Alert> alert(const char *rule, const QString &target, const QString &item = {}) const
    {
        return bench.book.find(alerts::keyOf(s(rule), s("shop"), target, base::Untrusted(item)));
    }
};

} // namespace

class TstStorm : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;

private slots:
    void aStormIsFewMessagesAndEachIsCalledOver()
    {
        QTemporaryDir folder;
        ScriptedReceiver receiver({{}});
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: machine, kind: webhook, url: \"" + receiver.url() + "\"}\n"), folder.filePath(u"outbox.jsonl"_s));
        test::AlertBench bench(kRules);
        QVERIFY(bench.issues.isEmpty());
        StormRounds rounds{bench, telling};
        const auto lags = [&bench](int i, double seconds) { bench.shop.set("shop-primary", "pg.lag.replay.seconds", seconds, qPrintable(u"standby %1"_s.arg(i))); };

        // The first is told with the round that finds it, within a second. QD_WHOLE: nothing else runs on this machine.
        bench.round();
        const auto began = std::chrono::system_clock::now();
        lags(0, 90);
        rounds.step(0.1);
        QCOMPARE(rounds.events.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(receiver).size(), 1, 5000);
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(receiver.requests().first().at - began);
        qInfo("the first message after %lld ms", static_cast<long long>(took.count()));
        QVERIFY(took < (qEnvironmentVariableIsSet("QD_WHOLE") ? 1s : 3s));
        const QString group = rounds.alert("lag", u"shop-primary"_s, u"standby 0"_s)->group();
        for (int i = 1; i < kFigures; ++i) {
            lags(i, i % kCriticalEach == 0 ? 90 : 12);
            if (i == kFigures / 2)
                bench.shop.fails("shop-redis", watch::Condition::Down, test::refusedConnection());
            if (i == kFigures * 3 / 5) // behind six criticals of the storm, which have used up what they may
                bench.shop.set("shop-primary", "pg.connections.used", 99);
            if (i % 10 == 0)
                rounds.step(0.2);
        }
        rounds.step(0.2);
        QCOMPARE(bench.book.size(), std::size_t(kFigures + 2));
        for (int i = 0; i < 60; ++i)
            rounds.step(1);

        const auto told = [&receiver](const QString &key, const QString &moment) {
            return std::ranges::count_if(heardBy(receiver), [&](const Heard &heard) { return heard.key == key && heard.moment == moment; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(receiver).size(), rounds.events.size(), 10000);
        QCOMPARE(rounds.events.size(), 6); // five of the place, one of the other
        QCOMPARE(told(paging::GroupNotices::keyOf(group), u"firing"_s), 1);
        QCOMPARE(told(paging::GroupNotices::keyOf(group), u"digest"_s), 1);
        QCOMPARE(told(rounds.alert("lag", u"shop-primary"_s, u"standby 50"_s)->key, u"firing"_s), 1); // critical as well: its own
        QCOMPARE(rounds.alert("full", u"shop-primary"_s)->group(), group);
        QCOMPARE(told(rounds.alert("full", u"shop-primary"_s)->key, u"firing"_s), 1); // another cause in the same place
        QCOMPARE(told(paging::GroupNotices::keyOf(rounds.alert("target.down", u"shop-redis"_s)->group()), u"firing"_s), 1);
        for (const Heard &heard : heardBy(receiver))
            if (heard.moment == u"digest")
                QCOMPARE(heard.count, kFigures + 1 - paging::GroupNotices::kOwn); // none is forgotten

        // It passes: what was told is over, each once, and nothing else is said.
        for (int i = 0; i < kFigures; ++i)
            lags(i, 0);
        bench.shop.set("shop-primary", "pg.connections.used", 10);
        bench.shop.up(s("shop-redis"));
        for (int i = 0; i < 30; ++i)
            rounds.step(1);
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(receiver).size(), rounds.events.size(), 10000);
        QMap<QString, int> ends;
        QSet<QString> begun;
        for (const Heard &heard : heardBy(receiver)) {
            if (heard.moment == u"resolved")
                ++ends[heard.key];
            else
                begun << heard.key;
        }
        QCOMPARE(QSet<QString>(ends.keyBegin(), ends.keyEnd()), begun);
        for (const int end : std::as_const(ends))
            QCOMPARE(end, 1);
        QCOMPARE(rounds.events.size(), 6 + begun.size());
    }

    // Whoever silences the warnings of a place has not silenced what becomes critical there: it is told in the round that finds it.
    void aSilenceOfWarningsHidesNoCritical()
    {
        QTemporaryDir folder;
        ScriptedReceiver machine({{}});
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: machine, kind: webhook, least: critical, url: \"" + machine.url() + "\"}\n"), folder.filePath(u"outbox.jsonl"_s));
        test::AlertBench bench(kRules);
        StormRounds rounds{bench, telling};
        bench.book.setWishes({test::wishFor(bench, alerts::Wish::Kind::Silence, "target=shop-*", 60min, base::Severity::Warning)});
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 12, "standby");
        for (int i = 0; i < 3; ++i) // not due yet
            rounds.step(1);
        QVERIFY(bench.book.alerts().value(0).fires() && rounds.events.isEmpty());
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 90, "standby");
        rounds.step(1);
        QCOMPARE(rounds.events.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(machine).size(), 1, 10000);
    }

    // The host of both database servers: with it die the pool in front and every endpoint that uses it, each in a tier of its own. An
    // endpoint and the pool are seen before it, the rest with it. With the rules as they are shipped.
    void whatOneCauseDragsDownElsewhereIsFewMessages()
    {
        QTemporaryDir folder;
        ScriptedReceiver machine({{}}), person({{}});
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n- {id: person, kind: webhook, reaches: people, url: \"" + person.url() + "\"}\n"),
                        folder.filePath(u"outbox.jsonl"_s));
        test::AlertBench bench("", true);
        QStringList endpoints{u"shop-api"_s};
        for (int i = 0; i < 12; ++i) {
            endpoints << u"shop-web-%1"_s.arg(i);
            bench.shop.add(qPrintable(endpoints.last()), test::TargetKind::Http, environment::HttpSettings{}, {{test::EdgeKind::Uses, u"shop-pgbouncer"_s}});
        }
        for (environment::Target &target : bench.shop.environment.targets) {
            if (target.kind != test::TargetKind::Postgres)
                target.tier = target.id; // a group of its own
            bench.shop.up(target.id);
        }
        bench.shop.catalogue = watch::Catalogue::load(bench.shop.environment);
        bench.restart("", true);
        QVERIFY(bench.issues.isEmpty());
        StormRounds rounds{bench, telling};
        const auto down = [&bench](const QString &target) { bench.shop.fails(qPrintable(target), watch::Condition::Down, test::refusedConnection()); };
        rounds.step(1);
        QVERIFY(rounds.events.isEmpty());
        down(endpoints.first());
        rounds.step(0.4);
        down(u"shop-pgbouncer"_s);
        rounds.step(0.4);
        for (const QString &target : QStringList{u"shop-host"_s, u"shop-primary"_s, u"shop-standby"_s} + endpoints.mid(1))
            down(target);
        rounds.step(0.4);
        for (int i = 0; i < 360; ++i) // longer than a digest waits for the next one
            rounds.step(1);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), 10000);
        const auto said = [](const ScriptedReceiver &receiver, bool ends) {
            QStringList keys;
            for (const Heard &heard : heardBy(receiver))
                if ((heard.moment == u"resolved") == ends)
                    keys << heard.key;
            return keys;
        };
        const QStringList toMachine = said(machine, false), toPerson = said(person, false);
        qInfo("one cause, %lld targets: %lld notices to a machine, %lld to a person", static_cast<long long>(endpoints.size() + 4), static_cast<long long>(toMachine.size()),
              static_cast<long long>(toPerson.size()));
        QVERIFY2(toMachine.size() <= kMostNotices, qPrintable(QString::number(toMachine.size())));
        QVERIFY2(toPerson.size() <= kMostNotices, qPrintable(QString::number(toPerson.size())));
        const auto groupOf = [&rounds](const QString &target) { return paging::GroupNotices::keyOf(rounds.alert("target.down", target)->group()); };
        const QString cause = groupOf(u"shop-host"_s);
        QVERIFY(toMachine.count(cause) == 1 && toPerson.count(cause) == 1);
        for (const QString &target : QStringList{u"shop-pgbouncer"_s} + endpoints) // explained by the time at which persons are asked
            QVERIFY2(!toPerson.contains(groupOf(target)), qPrintable(target));
        QVERIFY(said(machine, true).isEmpty() && said(person, true).isEmpty());

        for (const environment::Target &target : std::as_const(bench.shop.environment.targets))
            bench.shop.up(target.id);
        for (int i = 0; i < 30; ++i)
            rounds.step(1);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), 10000);
        QStringList ends = said(person, true), begun = toPerson;
        ends.sort();
        begun.sort();
        QCOMPARE(ends, begun);
        for (const QString &key : toMachine)
            QCOMPARE(said(machine, true).count(key), 1);
        QCOMPARE(said(machine, false).size() + said(person, false).size(), toMachine.size() + toPerson.size());
    }
};

QTEST_GUILESS_MAIN(TstStorm)
#include "tst_storm.moc"
