// SPDX-License-Identifier: GPL-3.0-or-later
// Several incidents of one cause are one: whoever opened them, by hand or by themselves, and whose times it has then.

#include "models/incidents/evidencefolder.h"
#include "models/incidents/figures.h"
#include "models/incidents/frozen.h"
#include "models/incidents/wording.h"
#include "tests/incidents/script.h"

using namespace incidents;

class TstMerges : public QObject {
    Q_OBJECT
private slots:
    // The journal of another machine may come later: what it opened for the same alert is the same incident.
    void oneAlertIsOneIncidentWhoeverOpensIt()
    {
        Script one, two;
        two.log = u"b"_s;
        one.opens(16, u"i1"_s);
        one.add(18, Of::Alert, u"i1"_s, {}).news = Script::firing(18, u"pool"_s);
        two.opens(30, u"i2"_s, u"orders/pool"_s); // explained by what had ended when that machine took over
        two.facts.back().change.news = Script::firing(30, u"pool"_s);
        two.add(31, Of::Acknowledge, u"i2"_s);
        Projection p = two.told();
        QCOMPARE(p.incidents().size(), std::size_t(1));
        p.take(one.facts);
        QCOMPARE(p.incidents().size(), std::size_t(1));
        QCOMPARE(p.incidents().front().id, u"i1"_s);
        QCOMPARE(p.incidents().front().state, State::Acknowledged);
        QCOMPARE(p.incidents().front().alerts.size(), std::size_t(2));
    }
    void twoWatchersOpenOne()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.opens(10, u"i2"_s);
        s.add(20, Of::Acknowledge, u"i2"_s);
        const Projection p = s.told();
        QCOMPARE(p.incidents().size(), std::size_t(1));
        QCOMPARE(p.find(u"i2"_s)->id, u"i1"_s);
        QCOMPARE(p.incidents().front().state, State::Acknowledged);
        QCOMPARE(p.incidents().front().alerts.size(), std::size_t(2));
    }
    void mergesMakeNoCircle()
    {
        Script s;
        s.opens(10, u"i1"_s, u"a"_s);
        s.opens(11, u"i2"_s, u"b"_s);
        s.opens(12, u"i3"_s, u"c"_s);
        s.add(20, Of::Merge, u"i1"_s).other = u"i2"_s;
        s.add(21, Of::Merge, u"i2"_s).other = u"i1"_s;
        s.add(22, Of::Merge, u"i3"_s).other = u"i1"_s; // goes on where that one went on
        s.add(23, Of::Merge, u"i3"_s).other = u"i3"_s;
        const Projection p = s.told();
        QCOMPARE(p.find(u"i1"_s)->mergedInto, u"i2"_s);
        QCOMPARE(p.find(u"i2"_s)->mergedInto, QString());
        QCOMPARE(p.find(u"i3"_s)->mergedInto, u"i2"_s);
        QCOMPARE(ordered(p.incidents()).size(), std::size_t(1));
    }

    // What was frozen of the other one, or a minute later, stands beside it; shown is its own.
    void theFolderOfItsOwnEvidenceIsShown()
    {
        Script s;
        const auto frozen = [&s](int seconds, const QString &in, const QString &of) { s.add(seconds, Of::Evidence, in, {}).other = u"/state/incidents/"_s + of; };
        s.opens(10, u"i1"_s, u"a"_s);
        s.opens(11, u"i2"_s, u"b"_s);
        QCOMPARE(evidenceFolderOf(*s.told().find(u"i2"_s)), QString());
        frozen(12, u"i1"_s, u"i1"_s);
        s.add(20, Of::Merge, u"i1"_s).other = u"i2"_s;
        frozen(30, u"i2"_s, u"i1"_s);
        QCOMPARE(evidenceFolderOf(*s.told().find(u"i2"_s)), u"/state/incidents/i1"_s);
        frozen(31, u"i2"_s, u"i2"_s);
        frozen(32, u"i2"_s, u"i1"_s);
        frozen(33, u"i2"_s, u"also-i2"_s);
        QCOMPARE(evidenceFolderOf(*s.told().find(u"i2"_s)), u"/state/incidents/i2"_s);
        QCOMPARE(evidenceFolderOf(*s.told().find(u"i1"_s)), u"/state/incidents/i1"_s);
    }

    // What became of a cause was seen first and goes on in its cause: the times are those of the whole.
    void aMergeTakesTheEarlierTimes_data()
    {
        using Times = std::vector<std::optional<int>>; // t0 to t4
        QTest::addColumn<int>("acked");      // the cause; -1: nobody did
        QTest::addColumn<int>("otherAcked"); // what became of it
        QTest::addColumn<QString>("correctedIn");
        QTest::addColumn<int>("corrected");  // t0
        QTest::addColumn<Times>("expected");
        QTest::newRow("seen first") << 40 << -1 << QString() << 0 << Times{4, 4, 10, 12, 40};
        QTest::newRow("acknowledged first") << 40 << 15 << QString() << 0 << Times{4, 4, 10, 12, 15};
        QTest::newRow("nobody has the one that goes on") << -1 << 15 << QString() << 0 << Times{4, 4, 10, 12, {}};
        QTest::newRow("corrected where it goes on") << 40 << -1 << u"cause"_s << 18 << Times{18, 4, 10, 12, 40};
        QTest::newRow("corrected in the other") << 40 << -1 << u"other"_s << 19 << Times{19, 4, 10, 12, 40};
    }
    void aMergeTakesTheEarlierTimes()
    {
        QFETCH(int, acked);
        QFETCH(int, otherAcked);
        QFETCH(QString, correctedIn);
        QFETCH(int, corrected);
        QFETCH(std::vector<std::optional<int>>, expected);
        Script s;
        s.opens(10, u"other"_s, u"orders/pool"_s);
        s.add(12, Of::Told, u"other"_s, {}).other = u"slack"_s;
        s.opens(20, u"cause"_s);
        s.add(26, Of::Told, u"cause"_s, {}).other = u"slack"_s;
        if (otherAcked >= 0)
            s.add(otherAcked, Of::Acknowledge, u"other"_s);
        if (acked >= 0)
            s.add(acked, Of::Acknowledge, u"cause"_s);
        if (!correctedIn.isEmpty()) {
            Change &c = s.add(45, Of::Correct, correctedIn);
            c.stamp = Stamp::ImpactStart;
            c.at = at(corrected);
            c.text = u"it was then"_s;
        }
        s.add(50, Of::Merge, u"other"_s).other = u"cause"_s;
        const Projection p = s.told();
        const Incident &i = *p.find(u"cause"_s);
        for (std::size_t t = 0; t < expected.size(); ++t)
            QVERIFY2(i.stamps[t].at == (expected[t] ? std::optional(at(*expected[t])) : std::nullopt), qPrintable(u"t%1"_s.arg(t)));
        QCOMPARE(i.stamp(Stamp::ImpactStart).corrected, !correctedIn.isEmpty());
        QCOMPARE(secondsOf(i, Measure::Notify), std::optional(2.0));
    }
    // Noticed by whoever noticed it first; what fires in either fires, and then nothing says that the harm has stopped.
    void aMergeFiresWhileEitherDoes()
    {
        Script s;
        s.opens(10, u"other"_s, u"orders/pool"_s);
        Change &c = s.add(11, Of::Open, u"cause"_s);
        c.text = u"writes hang"_s;
        c.at = at(-30); // as somebody said, whatever was measured
        s.add(14, Of::Alert, u"cause"_s, {}).news = Script::firing(14, u"shared"_s);
        s.add(16, Of::Alert, u"cause"_s, {}).news = cleared(Script::firing(14, u"shared"_s), 16);
        s.add(18, Of::Alert, u"other"_s, {}).news = Script::firing(18, u"shared"_s);
        s.add(19, Of::Alert, u"other"_s, {}).news = cleared(Script::firing(10, u"key-other"_s), 19);
        QVERIFY(s.told().find(u"cause"_s)->stamp(Stamp::Mitigated).proposed);
        QVERIFY(s.told().find(u"cause"_s)->byPerson);
        s.add(20, Of::Merge, u"other"_s).other = u"cause"_s;
        const Projection p = s.told();
        const Incident &i = *p.find(u"cause"_s);
        QCOMPARE(i.alerts.size(), std::size_t(2));
        QVERIFY(i.alerts[0].key == u"shared"_s && i.alerts[0].firing && i.alerts[0].since == at(18) && !i.alerts[0].until);
        QVERIFY(!i.stamp(Stamp::Mitigated).at);
        QVERIFY(!i.byPerson);
        QCOMPARE(i.stamp(Stamp::ImpactStart).at, std::optional(at(-30)));
        QCOMPARE(i.stamp(Stamp::Firing).at, std::optional(at(10)));
    }
    // Of an alert, by what its entry of the evidence names: the newest that is its own.
    void whichIncidentFrozeALog()
    {
        Script s;
        const auto freezes = [&s](int seconds, const QString &id, const QStringList &files) {
            Change &c = s.add(seconds, Of::Evidence, id, {});
            c.other = u"/evidence/"_s + id;
            c.parts = files;
        };
        const auto with = [&s](const QString &alert) {
            const Projection p = s.told();
            const Incident *i = incidentWithLog(p, alert, u"shop-api"_s);
            return i ? i->id : QString();
        };
        s.opens(10, u"i1"_s, u"a"_s);
        QCOMPARE(with(u"key-i1"_s), QString());
        freezes(11, u"i1"_s, {u"seconds.qdpack"_s, u"log-shop-primary.jsonl"_s});
        QCOMPARE(with(u"key-i1"_s), QString());
        freezes(12, u"i1"_s, {u"log-shop-api.jsonl"_s});
        QCOMPARE(with(u"key-i1"_s), u"i1"_s);
        freezes(13, u"i1"_s, {u"log-shop-primary.later.jsonl"_s}); // a minute after, of another one alone
        QCOMPARE(with(u"key-i1"_s), u"i1"_s);
        QCOMPARE(with(u"another"_s), QString());
        s.opens(20, u"i2"_s, u"b"_s);
        s.add(21, Of::Alert, u"i2"_s, {}).news = Script::firing(21, u"key-i1"_s);
        freezes(22, u"i2"_s, {u"log-shop-api.jsonl"_s});
        QCOMPARE(with(u"key-i1"_s), u"i2"_s);
        s.add(30, Of::Merge, u"i2"_s).other = u"i1"_s;
        QCOMPARE(with(u"key-i1"_s), u"i1"_s);
    }
};

QTEST_GUILESS_MAIN(TstMerges)
#include "tst_merges.moc"
