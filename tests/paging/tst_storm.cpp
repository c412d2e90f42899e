// SPDX-License-Identifier: GPL-3.0-or-later
// A storm, all the way: five hundred figures of one place go bad within ten seconds and a service elsewhere dies in the midst
// of it; through the book of alerts, the notices and the outbox to a receiver. On a clock that is turned by hand, but for the
// telling itself.

#include "models/paging/groupnotices.h"
#include "tests/alerts/bench.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using test::s;

namespace {

constexpr int kFigures = 500, kCriticalEach = 50;

const char *const kRules = "rules:\n"
                           "  - id: lag\n    metric: pg.lag.replay.seconds\n    enter: {warning: 10s, critical: 60s}\n    clear: {warning: 4s, critical: 20s}\n    keep: 2s\n"
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
        paging::GroupNotices notices;
        QSet<QString> events; // posted; one that is posted again, for persons, is one
        const auto post = [&](const QList<notify::Notice> &all) {
            for (const notify::Notice &notice : all) {
                telling.post(notice);
                events << notify::eventOf(notice);
            }
        };
        const auto step = [&](double seconds) { // of the bench, and what it means for those who are told
            bench.after(seconds);
            QMap<QString, QList<alerts::Transition>> groups;
            for (const alerts::Transition &t : bench.told)
                groups[t.alert.group()].append(t);
            for (auto it = groups.cbegin(); it != groups.cend(); ++it)
                post(notices.take(it.key(), *it, bench.shop.wall));
            post(notices.due(bench.shop.wall));
        };
        const auto lags = [&bench](int i, double seconds) { bench.shop.set("shop-primary", "pg.lag.replay.seconds", seconds, qPrintable(u"standby %1"_s.arg(i))); };
        const auto alert = [&bench](const char *rule, const char *target, const QString &item = {}) {
            return bench.book.find(alerts::keyOf(s(rule), s("shop"), s(target), base::Untrusted(item)));
        };

        // The first is told with the round that finds it, within a second.
        bench.round();
        QElapsedTimer first;
        first.start();
        lags(0, 90);
        step(0.1);
        QCOMPARE(events.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(receiver).size(), 1, 5000);
        qInfo("the first message after %lld ms", first.elapsed());
        const QString group = alert("lag", "shop-primary", u"standby 0"_s)->group();
        for (int i = 1; i < kFigures; ++i) {
            lags(i, i % kCriticalEach == 0 ? 90 : 12);
            if (i == kFigures / 2)
                bench.shop.fails("shop-redis", watch::Condition::Down, test::refusedConnection());
            if (i % 10 == 0)
                step(0.2);
        }
        step(0.2);
        QCOMPARE(bench.book.size(), std::size_t(kFigures + 1));
        for (int i = 0; i < 60; ++i)
            step(1);

        const auto told = [&receiver](const QString &key, const QString &moment) {
            return std::ranges::count_if(heardBy(receiver), [&](const Heard &heard) { return heard.key == key && heard.moment == moment; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(receiver).size(), events.size(), 10000);
        QCOMPARE(events.size(), 6); // five of the place, one of the other
        QCOMPARE(told(paging::GroupNotices::keyOf(group), u"firing"_s), 1);
        QCOMPARE(told(paging::GroupNotices::keyOf(group), u"digest"_s), 1);
        QCOMPARE(told(alert("lag", "shop-primary", u"standby 50"_s)->key, u"firing"_s), 1); // critical as well: its own
        QCOMPARE(told(paging::GroupNotices::keyOf(alert("target.down", "shop-redis")->group()), u"firing"_s), 1);
        for (const Heard &heard : heardBy(receiver))
            if (heard.moment == u"digest")
                QCOMPARE(heard.count, kFigures - paging::GroupNotices::kOwn); // none is forgotten

        // It passes: what was told is over, each once, and nothing else is said.
        for (int i = 0; i < kFigures; ++i)
            lags(i, 0);
        bench.shop.up(s("shop-redis"));
        for (int i = 0; i < 30; ++i)
            step(1);
        QTRY_COMPARE_WITH_TIMEOUT(heardBy(receiver).size(), events.size(), 10000);
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
        QCOMPARE(events.size(), 6 + begun.size());
    }
};

QTEST_GUILESS_MAIN(TstStorm)
#include "tst_storm.moc"
