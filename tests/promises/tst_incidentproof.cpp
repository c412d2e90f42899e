// SPDX-License-Identifier: GPL-3.0-or-later
// Promises about incidents against a written journal: kept and broken only by what happened, each with its date.

#include "models/incidents/change.h"
#include "models/journal/chainwriter.h"
#include "models/promises/report.h"
#include "models/promises/wording.h"
#include "tests/promises/promisefixture.h"

#include <QJsonArray>
#include <QTest>

using namespace test;
using namespace std::chrono_literals;
using promises::Gap;
using promises::Standing;

namespace {

promises::Ledger judged(Looks &l) { return promises::ledgerOf(*l.environment, *l.catalogue, l.places(), l.clock); }

const promises::PromiseState &promise(const promises::Ledger &ledger, const char *id)
{
    for (const promises::PromiseState &p : ledger.promises)
        if (p.promise.id == s(id))
            return p;
    qFatal("no promise %s", id);
}

// A change of an incident, in the journal.
void noted(Looks &l, incidents::Change change)
{
    journal::Options options;
    options.file = l.places().journal;
    options.writer = s("test");
    options.clock = &l.clock;
    journal::ChainWriter writer(options);
    journal::Entry entry;
    entry.act = incidents::actOf(change.kind);
    entry.actId = change.incident;
    entry.actor = s("alice");
    entry.details = incidents::detailsOf(change);
    if (!writer.append({entry}) || !writer.end())
        qFatal("cannot write the journal");
}

// From its first bad second on: seen after so long, told 10 s later, acknowledged, over ten minutes after that.
void suffered(Looks &l, int number, const char *where, std::int64_t seen, std::int64_t acknowledged, bool drill = false)
{
    incidents::Change c;
    c.kind = incidents::Change::Kind::Open;
    c.incident = s("000000000000000") + QString::number(number);
    c.number = number;
    c.text = s("db is down");
    c.severity = incidents::Severity::Sev1;
    c.environment = s(where);
    c.parts = {s("db")};
    c.drill = drill;
    incidents::AlertNews news;
    news.key = c.incident;
    news.sentence = base::Untrusted(c.text);
    news.target = s("db");
    news.firstBad = l.clock.wallNow() - std::chrono::seconds(seen);
    news.since = l.clock.wallNow();
    c.news = news;
    noted(l, c);
    const QString id = c.incident;
    for (const auto &[kind, later] : {std::pair(incidents::Change::Kind::Told, std::int64_t(10)), {incidents::Change::Kind::Acknowledge, acknowledged}, {incidents::Change::Kind::Resolve, std::int64_t(600)}}) {
        l.clock.pass(later);
        c = {};
        c.kind = kind;
        c.incident = id;
        if (kind == incidents::Change::Kind::Resolve) {
            c.cause = incidents::Cause::Capacity;
            c.at = l.clock.wallNow();
        }
        noted(l, c);
    }
}

} // namespace

class TstIncidentProof : public QObject {
    Q_OBJECT
private slots:
    // "Detected within two minutes" is kept or broken by what happened, each with its date; without an incident it is unproven.
    void incidentsProveIt()
    {
        Looks l;
        l.promise("detected", "longest(detect)", "<=", 120, 720h);
        l.promise("mostly", "p90(detect)", "<", 190, 720h);
        l.promise("acknowledged", "within(acknowledge)", ">=", 95, 720h);
        l.promise("restored", "median(restore)", "<", 3600, 720h);
        l.promise("repaired", "within(repair)", ">=", 95, 720h);
        l.promise("of-the-api", "longest(detect)", "<=", 120, 720h).target = s("api");
        l.begin();
        QCOMPARE(promise(judged(l), "detected").gap, Gap::NotDone); // no journal at all
        incidents::Change other; // of an incident that nobody knows
        other.kind = incidents::Change::Kind::Note;
        other.incident = s("f");
        noted(l, other);
        QCOMPARE(promise(judged(l), "detected").gap, Gap::NoIncident);
        QCOMPARE(promise(judged(l), "detected").standing, Standing::Unproven);
        suffered(l, 1, "shop", 60, 30);
        promises::Ledger ledger = judged(l);
        const promises::PromiseState &kept = promise(ledger, "detected");
        QCOMPARE(kept.standing, Standing::Kept);
        QVERIFY(std::abs(*kept.value - 60) < 0.01 && kept.to <= l.clock.wallNow() && l.clock.wallNow() - kept.to < 1min && !kept.entry.isEmpty());
        suffered(l, 2, "shop", 200, 600);
        suffered(l, 3, "staging", 4000, 600); // another platform's
        suffered(l, 4, "shop", 4000, 600, true); // a drill
        ledger = judged(l);
        const promises::PromiseState &broken = promise(ledger, "detected");
        QCOMPARE(broken.standing, Standing::Broken);
        QCOMPARE(broken.incidents.size(), 2);
        QVERIFY(broken.incidents[0].number == 2 && std::abs(broken.incidents[0].seconds - 200) < 0.01 && broken.incidents[1].number == 1);
        QVERIFY(broken.to > broken.from);
        QVERIFY(std::abs(*promise(ledger, "mostly").value - 186) < 0.01 && promise(ledger, "mostly").standing == Standing::Kept);
        QCOMPARE(*promise(ledger, "acknowledged").value, 50.0); // 5 min, as the program has it
        QCOMPARE(promise(ledger, "acknowledged").standing, Standing::Broken);
        QCOMPARE(promise(ledger, "restored").standing, Standing::Kept);
        QCOMPARE(promise(ledger, "repaired").gap, Gap::NoTime);
        QCOMPARE(promise(ledger, "of-the-api").gap, Gap::NoIncident);
        const QJsonArray written = promises::report(ledger)[s("promises")].toArray();
        QCOMPARE(written.first()[s("incidents")].toArray().size(), 2);
        l.environment->incidentTimes.acknowledge = 20min;
        QCOMPARE(promise(judged(l), "acknowledged").standing, Standing::Kept);
        for (const promises::LedgerLine &line : promises::lines(judged(l), *l.environment))
            if (line.text == s("as it was said") && line.state == promises::LedgerLine::State::Bad)
                QVERIFY2(line.detail.contains(s("#2 ")) && line.detail.contains(s("2 incident")), qPrintable(line.detail));
        l.away(31 * 86400);
        QCOMPARE(promise(judged(l), "detected").gap, Gap::NoIncident);
    }
};

QTEST_GUILESS_MAIN(TstIncidentProof)
#include "tst_incidentproof.moc"
