// SPDX-License-Identifier: GPL-3.0-or-later
// Advice as a pure function: what is told, what is not, how sure, and that the words are complete.
#include "models/health/advicereport.h"
#include "models/health/upkeepmodels.h"

#include <QRegularExpression>
#include <QTest>

using health::Advice;
using Kind = Advice::Kind;
using Sure = Advice::Sure;
using namespace Qt::StringLiterals;

namespace {

constexpr double kDay = 86400;

watch::Upkeep known()
{
    watch::Upkeep u;
    u.tablesPart = u.indexesPart = u.keysPart = u.sequencesPart = u.bloatPart = {watch::NoValue::None, {}};
    u.countedSeconds = 40 * kDay;
    return u;
}

watch::IndexRow indexRow(double scans, std::optional<double> last = {})
{
    watch::IndexRow i;
    i.oid = 7;
    i.quoted = base::Untrusted(u"public.i"_s);
    i.tableQuoted = base::Untrusted(u"public.t"_s);
    i.bytes = 5e7;
    i.scans = scans;
    i.lastScanSeconds = last;
    return i;
}

std::shared_ptr<watch::Upkeep> with(watch::IndexRow i, double days)
{
    auto u = std::make_shared<watch::Upkeep>(known());
    u->indexes = {std::move(i)};
    u->countedSeconds = days * kDay;
    return u;
}

watch::TableRow tableRow()
{
    watch::TableRow t;
    t.oid = 1;
    t.quoted = base::Untrusted(u"public.t"_s);
    t.knownRows = t.live = 1e6;
    t.heapBytes = 1e9;
    t.bytes = 2e9;
    t.vacuumAt = 200050;
    t.analyzeAt = 100050;
    return t;
}

std::vector<Advice> of(const watch::Upkeep &u, const std::vector<health::StandbyUse> &standbys = {})
{
    return health::adviceOf(u, standbys, watch::AdviceLimits());
}

std::vector<Advice> of(const watch::TableRow &t)
{
    watch::Upkeep u = known();
    u.tables = {t};
    return of(u);
}

} // namespace

class TestAdvice : public QObject {
    Q_OBJECT
private slots:
    void unusedIsSaidAsFarAsItIsKnown()
    {
        QCOMPARE(of(*with(indexRow(0), 3)).size(), 0U); // too short a time
        QCOMPARE(of(*with(indexRow(0), 10)).at(0).sure, Sure::Possible);
        QCOMPARE(of(*with(indexRow(0), 40)).at(0).sure, Sure::Likely);
        QCOMPARE(of(*with(indexRow(9), 40)).size(), 0U); // before version 16 nobody knows when
        QCOMPARE(of(*with(indexRow(9, 10 * kDay), 400)).size(), 0U); // used ten days ago
        QCOMPARE(of(*with(indexRow(9, 50 * kDay), 400)).at(0).kind, Kind::UnusedIndex);
        watch::IndexRow small = indexRow(0);
        small.bytes = 8192;
        QCOMPARE(of(*with(small, 40)).size(), 0U);
        for (bool watch::IndexRow::*field : {&watch::IndexRow::unique, &watch::IndexRow::kept, &watch::IndexRow::part, &watch::IndexRow::servesKey}) {
            watch::IndexRow needed = indexRow(0);
            needed.*field = true;
            QCOMPARE(of(*with(needed, 40)).size(), 0U);
        }
    }

    void standbysHaveTheirSay()
    {
        const auto own = with(indexRow(0), 40);
        QCOMPARE(of(*own, {{u"s1"_s, with(indexRow(3), 40)}}).size(), 0U);
        QCOMPARE(of(*own, {{u"s1"_s, with(indexRow(0), 3)}}).size(), 0U); // its counters are young
        QCOMPARE(of(*own, {{u"s1"_s, with(indexRow(0), 35)}}).at(0).sure, Sure::Likely);
        const auto unknown = of(*own, {{u"s1"_s, {}}, {u"s2"_s, with(indexRow(0), 40)}});
        QCOMPARE(unknown.at(0).sure, Sure::Possible);
        QCOMPARE(unknown.at(0).unseen, QStringList{u"s1"_s});
        QVERIFY(health::adviceReason(unknown.at(0)).contains(u"s1"_s));
    }

    void debt()
    {
        watch::TableRow t = tableRow();
        t.dead = 200000;
        QVERIFY(of(t).empty());
        t.dead = 200050;
        QCOMPARE(of(t).at(0).kind, Kind::DeadRows);
        QCOMPARE(of(t).at(0).sure, Sure::Possible); // autovacuum is about to come
        t.dead = 500000;
        QCOMPARE(of(t).at(0).sure, Sure::Certain);
        t.vacuumAt = 50;
        t.dead = 9999; // a small table, whatever its trigger point
        QVERIFY(of(t).empty());
        t = tableRow();
        t.frozenShare = 120;
        QCOMPARE(of(t).at(0).statement.raw(), u"VACUUM (FREEZE, ANALYZE) public.t;"_s);
        t = tableRow();
        t.vacuumAt = 2e8 + 50;
        t.knownRows = t.live = 1e9;
        t.dead = 1.5e8;
        QCOMPARE(of(t).at(0).kind, Kind::LateTrigger);
        QCOMPARE(of(t).at(0).statement.raw(), u"ALTER TABLE public.t SET (autovacuum_vacuum_scale_factor = 0.0005);"_s);
        watch::Upkeep off = known();
        off.autovacuumRuns = false;
        QCOMPARE(of(off).at(0).kind, Kind::ServerSwitchedOff);
    }

    void fullScans()
    {
        watch::TableRow t = tableRow();
        t.seqScans = 500;
        t.seqRows = 500e6;
        t.indexScans = 20;
        QCOMPARE(of(t).at(0).kind, Kind::ManyScans);
        QVERIFY(of(t).at(0).statement.isEmpty()); // nobody read the statements
        QCOMPARE(of(t).at(0).told, Advice::Told::Unread);
        t.indexScans = 5000;
        QVERIFY(of(t).empty());
        t.indexScans = 0;
        t.seqRows = 500 * 20; // each ended by a LIMIT
        QVERIFY(of(t).empty());
        t.live = 500;
        t.seqRows = 500 * 500; // small tables are read whole, rightly
        QVERIFY(of(t).empty());
    }

    void theIndexThatStatementsLack()
    {
        watch::Upkeep u = known();
        watch::TableRow t = tableRow();
        t.seqScans = 500;
        t.seqRows = 500e6;
        u.tables = {t};
        watch::ScanRow s;
        s.tableOid = t.oid;
        s.columns = base::Untrusted(u"customer, \"Line\nbreak\""_s);
        s.found = 0.02;
        s.bytes = 3e7;
        s.calls = 400;
        s.statements = {{-4711, 400, 35}};
        u.scans = {s};
        Advice a = of(u).at(0);
        QCOMPARE(a.statement.raw(), u"CREATE INDEX CONCURRENTLY ON public.t (customer, U&\"Line\\000abreak\");"_s);
        QCOMPARE(a.sure, Sure::Likely);
        QCOMPARE(a.lock, Advice::Lock::Writers);
        QVERIFY(health::adviceReason(a).contains(u"-4711"_s) && health::adviceReason(a).contains(u"400"_s) && !health::adviceReason(a).contains(u'\n'));
        QVERIFY(health::adviceCost(a).contains(u"transaction"_s));
        u.scans[0].calls = 120; // of 500 scans
        QCOMPARE(of(u).at(0).sure, Sure::Possible);
        QVERIFY(health::adviceReason(of(u).at(0)).contains(u"500"_s)); // and says why
        u.scans[0].calls = 400;
        u.scans[0].range = true;
        QCOMPARE(of(u).at(0).sure, Sure::Possible);
        QCOMPARE(of(u).at(0).told, Advice::Told::RangeIndex);

        // one that is asked for seldom is passed over for one that is not
        u.scans[0].calls = 99;
        QCOMPARE(of(u).at(0).told, Advice::Told::Seldom);
        QVERIFY(of(u).at(0).statement.isEmpty() && of(u).at(0).columns.isEmpty());
        s.columns = base::Untrusted(u"sku"_s);
        u.scans.push_back(s);
        QCOMPARE(of(u).at(0).columns.raw(), u"sku"_s);
        u.scans[1].tableOid = 99; // of another table
        QCOMPARE(of(u).at(0).told, Advice::Told::Seldom);
        using enum watch::ScanRow::Telling;
        for (const auto telling : {NotInstalled, NoStatement, NotReady, NotUnderstood, NoStatistics, FewValues, Served, NotFiltered}) {
            watch::ScanRow none;
            none.tableOid = t.oid;
            none.telling = telling;
            u.scans = {none};
            QVERIFY(of(u).at(0).statement.isEmpty());
            QVERIFY(of(u).at(0).told != Advice::Told::Unread && of(u).at(0).told != Advice::Told::Index);
        }
    }

    void whatMakesAnIndexOnlyPossible()
    {
        watch::Upkeep u = known();
        watch::TableRow t = tableRow();
        t.seqScans = 500;
        t.seqRows = 500e6;
        u.tables = {t};
        watch::ScanRow s;
        s.tableOid = t.oid;
        s.columns = base::Untrusted(u"customer"_s);
        s.found = 0.02;
        s.calls = 400;
        u.scans = {s};
        QCOMPARE(of(u).at(0).sure, Sure::Likely);
        const QString plain = health::adviceReason(of(u).at(0));
        u.scans[0].commonest = 31;
        QCOMPARE(of(u).at(0).sure, Sure::Possible);
        const QString uneven = health::adviceReason(of(u).at(0));
        QVERIFY2(uneven.contains(u"31"_s) && !uneven.contains(u"500"_s), qPrintable(uneven)); // nobody else reads it
        u.scans[0].commonest.reset();
        u.scans[0].partly = true;
        QCOMPARE(of(u).at(0).sure, Sure::Possible);
        QVERIFY(health::adviceReason(of(u).at(0)) != plain && !of(u).at(0).statement.isEmpty());
    }

    // One index is proposed once: that of the foreign key.
    void theForeignKeysIndexServes_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("compared");
        QTest::addColumn<bool>("serves");
        QTest::newRow("the same") << u"customer"_s << u"customer"_s << true;
        QTest::newRow("begins it") << u"customer"_s << u"customer, placed"_s << true;
        QTest::newRow("begins with it") << u"customer, state"_s << u"customer"_s << true;
        QTest::newRow("in another order") << u"tenant, customer"_s << u"customer, tenant"_s << true;
        QTest::newRow("second") << u"tenant, customer"_s << u"customer"_s << false;
        QTest::newRow("another") << u"customer"_s << u"customers"_s << false;
        QTest::newRow("a comma in a name") << u"a"_s << u"\"a, b\""_s << false;
        QTest::newRow("the same with a comma") << u"\"a, b\""_s << u"\"a, b\", c"_s << true;
    }
    void theForeignKeysIndexServes()
    {
        QFETCH(QString, key);
        QFETCH(QString, compared);
        QFETCH(bool, serves);
        watch::Upkeep u = known();
        watch::TableRow t = tableRow();
        t.seqScans = 500;
        t.seqRows = 500e6;
        u.tables = {t};
        watch::ScanRow s;
        s.tableOid = t.oid;
        s.columns = base::Untrusted(compared);
        s.calls = 400;
        u.scans = {s};
        watch::KeyRow k;
        k.name = base::Untrusted(u"its_key"_s);
        k.tableQuoted = t.quoted;
        k.columns = base::Untrusted(key);
        k.rows = 1e6;
        u.keys = {k};
        const auto scans = [&] {
            for (const Advice &a : of(u))
                if (a.kind == Kind::ManyScans)
                    return a;
            return Advice();
        };
        QCOMPARE(scans().kind, Kind::ManyScans);
        QCOMPARE(scans().told == Advice::Told::ForeignKey, serves);
        QCOMPARE(scans().statement.isEmpty(), serves);
        QCOMPARE(health::adviceReason(scans()).contains(u"its_key"_s), serves);
        s.columns = base::Untrusted(u"sku"_s);
        s.calls = 3;
        u.scans.push_back(s); // too seldom: the first is what is told
        QCOMPARE(scans().told == Advice::Told::ForeignKey, serves);
        u.scans[1].calls = 300;
        QCOMPARE(scans().columns.raw(), serves ? u"sku"_s : compared);
        u.keys[0].rows = 5; // the key gets no advice
        QCOMPARE(scans().told, Advice::Told::Index);
        u.keys[0].rows = 1e6;
        u.keys[0].tableQuoted = base::Untrusted(u"public.other"_s);
        QCOMPARE(scans().told, Advice::Told::Index);
    }

    void bloat()
    {
        watch::TableRow t = tableRow();
        t.bloatBytes = 4e8;
        QVERIFY(of(t).empty());
        t.bloatBytes = 6e8;
        QCOMPARE(of(t).at(0).kind, Kind::TableBloat);
        QCOMPARE(of(t).at(0).lock, Advice::Lock::AllWaitLong);
        watch::IndexRow i = indexRow(5);
        i.bytes = 1e9;
        i.bloatBytes = 7e8;
        QCOMPARE(of(*with(i, 40)).at(0).statement.raw(), u"REINDEX INDEX CONCURRENTLY public.i;"_s);
    }

    void invalid()
    {
        watch::IndexRow i = indexRow(0);
        i.valid = false;
        QCOMPARE(of(*with(i, 40)).at(0).statement.raw(), u"REINDEX INDEX CONCURRENTLY public.i;"_s);
        i.building = true;
        QVERIFY(of(*with(i, 40)).empty());
        i.building = false;
        i.name = base::Untrusted(u"i_ccnew"_s); // its good twin is there
        QCOMPARE(of(*with(i, 40)).at(0).statement.raw(), u"DROP INDEX CONCURRENTLY public.i;"_s);
    }

    void everyKindHasItsWords()
    {
        QSet<QString> kinds;
        for (int kind = 0; kind <= int(Kind::ManyScans); ++kind)
            for (int lock = 0; lock <= int(Advice::Lock::AllWaitLong); ++lock) {
                Advice a;
                a.kind = Kind(kind);
                a.lock = Advice::Lock(lock);
                a.object = a.other = a.table = base::Untrusted(u"\u202ex"_s);
                a.bytes = a.rows = a.share = a.seconds = a.scans = 12345678;
                a.statement = base::Untrusted(u"select 1;"_s);
                for (const QString &text : {health::adviceTitle(a), health::adviceReason(a), health::adviceCost(a)}) {
                    QVERIFY(!text.isEmpty());
                    QVERIFY2(!text.contains(QRegularExpression(u"%\\d"_s)) && !text.contains(u'\u202e'), qPrintable(text));
                }
                kinds.insert(health::adviceKind(a.kind));
            }
        QCOMPARE(kinds.size(), int(Kind::ManyScans) + 1);
        QSet<QString> reasons, words;
        for (int told = 0; told <= int(Advice::Told::NotFiltered); ++told) {
            Advice a;
            a.kind = Kind::ManyScans;
            a.sure = Sure::Possible;
            a.told = Advice::Told(told);
            a.rows = a.share = a.scans = a.found = a.calls = 1234;
            a.columns = base::Untrusted(u"\u202e%1"_s);
            a.statements = {{5, 6, 7}, {8, 9, 10}};
            const QString reason = health::adviceReason(a);
            QVERIFY2(!reason.contains(u'\u202e') && !reason.contains(QRegularExpression(u"%[2-9]"_s)), qPrintable(reason));
            reasons.insert(reason);
            words.insert(health::adviceTold(a.told));
        }
        QCOMPARE(reasons.size(), int(Advice::Told::NotFiltered) + 1);
        QCOMPARE(words.size(), int(Advice::Told::NotFiltered) + 1);
    }

    void theWorstComesFirst()
    {
        watch::Upkeep u = known();
        watch::SequenceRow s;
        s.quoted = base::Untrusted(u"public.s"_s);
        s.ends = s.sequenceEnds = 2147483647;
        s.columnEnds = 9.2e18;
        s.columnType = base::Untrusted(u"bigint"_s);
        s.used = 95;
        s.lastValue = 2e9;
        u.sequences = {s};
        watch::IndexRow broken = indexRow(0), twin = indexRow(0);
        broken.valid = false;
        twin.oid = 8;
        twin.quoted = base::Untrusted(u"public.j"_s);
        twin.sameAs = base::Untrusted(u"public.k"_s);
        u.indexes = {twin, broken};
        const auto all = of(u);
        QCOMPARE(all.size(), 3U);
        QCOMPARE(all.at(0).kind, Kind::SequenceEnd);
        QCOMPARE(all.at(1).kind, Kind::InvalidIndex);
        QCOMPARE(all.at(2).kind, Kind::DuplicateIndex);
        const auto lines = health::indexLines(u, all);
        QCOMPARE(lines.size(), 3U);
        QVERIFY(!lines.at(0).index && lines.at(1).index->quoted == broken.quoted && lines.at(2).index->quoted == twin.quoted);
    }

    void limitsAreAFile()
    {
        QStringList mistakes;
        const auto limits = watch::AdviceLimits::parse("dead_rows: 5\nunused_index_days: many\nnothing: 1\n", u"advice.yaml"_s, &mistakes);
        QCOMPARE(limits.deadRows, 5.0);
        QCOMPARE(limits.unusedIndexDays, watch::AdviceLimits().unusedIndexDays);
        QCOMPARE(mistakes.size(), 2);
        QVERIFY(mistakes.first().startsWith(u"advice.yaml:2:"_s));
        mistakes.clear();
        QFile shipped(QStringLiteral(QD_SOURCE_DIR "/resources/metrics/advice.yaml"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        (void)watch::AdviceLimits::parse(shipped.readAll(), u"advice.yaml"_s, &mistakes);
        QVERIFY2(mistakes.isEmpty(), qPrintable(mistakes.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
