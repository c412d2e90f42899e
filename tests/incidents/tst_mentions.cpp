// SPDX-License-Identifier: GPL-3.0-or-later
// What finds an incident when a person types it, and what does not.

#include "models/incidents/incidentmodel.h"
#include "models/incidents/mentions.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace incidents;
using namespace Qt::StringLiterals;

namespace {

constexpr base::WallTime kAt{std::chrono::seconds(1764000000)};

Incident blocked()
{
    Incident i;
    i.id = u"a1"_s;
    i.number = 212;
    i.title = u"OLTP writes blocked"_s;
    i.severity = Severity::Sev1;
    i.state = State::Acknowledged;
    i.targets = {u"oltp-1"_s};
    i.roles.emplace(Role::Commander, base::Untrusted(u"Ann Lee"_s));
    i.probableCause = base::Untrusted(u"pid 4711 holds a lock"_s);
    Line note;
    note.at = kAt;
    note.who = base::Untrusted(u"carol"_s);
    i.timeline.push_back(note);
    return i;
}

environment::Environment shop()
{
    environment::Environment shop;
    shop.tiers = {{u"orders"_s, u"Takes money"_s, {}}};
    environment::Target target;
    target.id = u"oltp-1"_s;
    target.title = u"Ledger primary"_s;
    target.tier = u"orders"_s;
    shop.targets = {target};
    return shop;
}

} // namespace

class TstMentions : public QObject {
    Q_OBJECT
private slots:
    void isFoundBy_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *name, const QString &words, bool found) { QTest::newRow(name) << words << found; };
        row("nothing typed", u"  "_s, true);
        row("title", u"oltp WRITES"_s, true);
        row("number", u"212"_s, true);
        row("number as written", u"#212"_s, true);
        row("another number", u"213"_s, false);
        row("target", u"oltp-1"_s, true);
        row("title of a target", u"ledger"_s, true);
        row("tier", u"orders"_s, true);
        row("title of a tier", u"money"_s, true);
        row("severity", u"sev-1"_s, true);
        row("another severity", u"sev-2"_s, false);
        row("state", u"acknowledged"_s, true);
        row("another state", u"resolved"_s, false);
        row("who commands", u"ann lee"_s, true);
        row("who wrote", u"carol"_s, true);
        row("nobody of it", u"bob"_s, false);
        row("probable cause", u"4711"_s, true);
        row("each word counts", u"oltp bob"_s, false);
        row("words of different places", u"lee sev-1 lock"_s, true);
        row("how long it is", u"min"_s, false); // which would come and go by itself
    }
    void isFoundBy()
    {
        QFETCH(QString, words);
        QFETCH(bool, found);
        const environment::Environment environment = shop();
        QCOMPARE(mentions(blocked(), &environment, words), found);
    }
    void causeOfWhatIsOver()
    {
        Incident over = blocked();
        over.state = State::Resolved;
        over.cause = Cause::Migration;
        QVERIFY(mentions(over, nullptr, u"migration resolved"_s));
        QVERIFY(!mentions(over, nullptr, u"deployment"_s));
        QVERIFY(!mentions(over, nullptr, u"money"_s)); // nobody knows its tiers
    }
    void theModelListsWhatIsFound()
    {
        Incident other = blocked(), over = blocked();
        other.id = u"b2"_s;
        other.number = 7;
        other.title = u"Cache full"_s;
        other.severity = Severity::Sev3;
        over.id = u"c3"_s;
        over.number = 5;
        over.state = State::Resolved;
        IncidentModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto listed = [&](IncidentModel::Shown shown, const QString &text) {
            const environment::Environment environment = shop();
            model.show({blocked(), other, over}, {shown, text}, &environment, kAt);
            QStringList ids;
            for (int row = 0; row < model.rowCount(); ++row)
                ids << model.index(row).data(IncidentModel::IdRole).toString();
            return ids;
        };
        QCOMPARE(listed(IncidentModel::Shown::Open, {}), (QStringList{u"a1"_s, u"b2"_s}));
        QCOMPARE(listed(IncidentModel::Shown::Open, u"cache"_s), QStringList(u"b2"_s));
        QCOMPARE(listed(IncidentModel::Shown::Open, u"xyz"_s), QStringList());
        QCOMPARE(listed(IncidentModel::Shown::Resolved, u"oltp"_s), QStringList(u"c3"_s));
        QCOMPARE(listed(IncidentModel::Shown::Open, {}).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TstMentions)
#include "tst_mentions.moc"
