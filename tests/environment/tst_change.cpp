// SPDX-License-Identifier: GPL-3.0-or-later
// Changes to an environment file that a person wrote: what was asked, and not a byte beside it.
#include "tests/environment/changedtext.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace environment;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kText = R"(# our servers
name: shop   # short
title: Shop

tiers:
  # the important ones
  - id: orders
    title: Orders
  - id: edge   # web
    title: Web

defaults: {hot_interval: 2s}

targets:
  # --- databases ---
  - id: primary
    kind: postgres
    title: Orders, primary   # says who
    tier: orders
    host: db1.example.org    # by name
    user: quarterdeck
    credential: keyring      # asked once
    tls:
      mode: verify-full      # strict
      root_certificate: ca.crt
    thresholds:
      pg.connections.used: {warning: 80, critical: 95}
    metrics:
      - id: business.orders
        sql: |
          select count(*)
          # not a comment
          from orders

  # the standby
  - id: standby
    kind: postgres
    tier: orders
    host: db2.example.org
    replicates_from: primary
    uses: [primary, "cache"]

  - {id: cache, kind: redis, host: h, tier: edge, runs_on: box}   # in brackets

  - id: box
    kind: host
    url: http://box.example.org:9100/metrics

  - id: bot
    kind: heartbeat
    where: row
    via: primary
    sql: select now()

objectives:
  - {id: up, target: primary, metric: pg.reachable, goal: 99.9}
promises:
  - id: quick
    statement: quick
    target: 'primary'
    comparison: "<"
    goal: 3
)"_ba;

const QByteArray kDatabases = R"(name: shop
targets:
  - id: primary
    kind: postgres
    host: db1.example.org
    reader: {user: dba_reader, credential: keyring}   # looks
  - id: stock
    kind: postgres
    host: db1.example.org
    database: stock
    via: primary   # the same server
  - id: bills
    kind: postgres
    host: db1.example.org
    database: bills
    via: primary
    own_connection: true
    reader:
      user: bill_reader
      credential: {from: keyring, key: bills-entry}
)"_ba;

Reader readerOf(const QByteArray &text, const QString &id) { return std::get<PostgresSettings>(targetOf(text, id).settings).reader; }

base::Result<QByteArray> renamed(const QByteArray &text, const QString &id, const QString &newId)
{
    ReplaceTarget change{targetOf(text, id), targetOf(text, id), {}};
    change.after.id = newId;
    if (change.after.title == id)
        change.after.title = newId;
    return apply(text, change);
}

} // namespace

class TestChange : public QObject
{
    Q_OBJECT
private slots:
    void theTextOfTheTestIsGood();
    void oneKeyOneLine_data();
    void oneKeyOneLine();
    void keysThatTheDialogDoesNotKnowStay();
    void anEntryInBracketsIsWrittenAsLines();
    void anotherIdIsFollowedEverywhere();
    void anotherIdKeepsItsPassword();
    void anotherIdIsFollowedByTheDatabasesThatAreWatchedThroughIt();
    void anotherIdKeepsThePasswordOfItsReader();
    void aReaderThatIsTypedWithAnotherIdIsCalledAfterThatId();
    void aTakenIdIsRefused();
    void removingTakesTheEdgesAlong();
    void removingWhatIsNeededIsRefused();
    void removingTheServerOfADatabaseIsRefused();
    void removingTheLastOneLeavesAnEmptyList();
    void whatSomebodyElseChangedStands();
    void tiersAreRenamedAndMoved();
    void tiersThatAreUsedStay();
    void aNewTierComesWithItsTarget();
    void aFileWithoutTiersGetsThem();
    void tiersInBracketsAreWrittenAsLines();
    void windowsLineEndsStay();
    void whatCannotBeChangedIsRefusedWhole();
    void savingKeepsWhatSomebodyElseSaved();
    void aReadOnlyFileSaysWhatToDo();
};

void TestChange::theTextOfTheTestIsGood()
{
    const ParseResult result = parse(kText, u"/etc/shop.yaml"_s);
    for (const Issue &issue : result.issues)
        qWarning("%s", qPrintable(issueLine(issue)));
    QVERIFY(result.environment && result.issues.isEmpty());
    QCOMPARE(result.environment->targets.size(), 5);
}

void TestChange::oneKeyOneLine_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArrayList>("lines");
    const auto row = [](const char *name, const QString &id, const QByteArrayList &lines) { QTest::newRow(name) << id << QString::fromLatin1(name) << lines; };
    row("title", u"primary"_s, {"-title: Orders, primary   # says who", "+title: \"Orders: new\"   # says who"});
    row("no title", u"primary"_s, {"-title: Orders, primary   # says who"});
    row("host", u"primary"_s, {"-host: db1.example.org    # by name", "+host: 10.0.0.1    # by name"});
    row("port", u"primary"_s, {"+port: 5433"});
    row("tier", u"primary"_s, {"-tier: orders", "+tier: edge"});
    row("no tier", u"primary"_s, {"-tier: orders"});
    row("tls mode", u"primary"_s, {"-mode: verify-full      # strict", "+mode: require      # strict"});
    row("no tls", u"primary"_s, {"-mode: verify-full      # strict", "-root_certificate: ca.crt", "+mode: disable      # strict"});
    row("pass file", u"primary"_s, {"-credential: keyring      # asked once", "+credential:      # asked once", "+from: pass_file"});
    row("runs on", u"primary"_s, {"+runs_on: box"});
    row("uses", u"standby"_s, {"-uses: [primary, \"cache\"]", "+uses: cache"});
    row("first title", u"standby"_s, {"+title: Second"});
}

void TestChange::oneKeyOneLine()
{
    QFETCH(QString, id);
    QFETCH(QString, what);
    QFETCH(QByteArrayList, lines);
    ReplaceTarget change{targetOf(kText, id), targetOf(kText, id), {}};
    Target &after = change.after;
    auto &settings = std::get<PostgresSettings>(after.settings);
    if (what == u"title")
        after.title = u"Orders: new"_s;
    else if (what == u"no title")
        after.title = after.id;
    else if (what == u"host")
        settings.host = u"10.0.0.1"_s;
    else if (what == u"port")
        settings.port = 5433;
    else if (what == u"tier")
        after.tier = u"edge"_s;
    else if (what == u"no tier")
        after.tier.clear();
    else if (what == u"tls mode")
        settings.tls.mode = Tls::Mode::Require;
    else if (what == u"no tls")
        settings.tls = {Tls::Mode::Disable, {}, {}, {}};
    else if (what == u"pass file")
        after.credential = {Credential::Source::PassFile, {}, {}};
    else if (what == u"runs on")
        after.edges.prepend({EdgeKind::RunsOn, u"box"_s, {}});
    else if (what == u"uses")
        after.edges.removeIf([](const Edge &e) { return e.kind == EdgeKind::Uses && e.to == u"primary"; });
    else
        after.title = u"Second"_s;
    const auto text = apply(kText, change);
    QVERIFY2(text, text ? "" : said(text.error()).constData());
    QCOMPARE(difference(kText, *text), lines);
    QVERIFY(targetOf(*text, id) == after);
}

void TestChange::keysThatTheDialogDoesNotKnowStay()
{
    QByteArray text = kText;
    text.replace("    user: quarterdeck\n", "    user: quarterdeck\n    colour: green\n");
    ReplaceTarget change{targetOf(text, u"primary"_s), targetOf(text, u"primary"_s), {}};
    std::get<PostgresSettings>(change.after.settings).user = u"o'brien: x"_s;
    const auto out = apply(text, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(difference(text, *out), (QByteArrayList{"-user: quarterdeck", "+user: \"o'brien: x\""}));
}

void TestChange::anEntryInBracketsIsWrittenAsLines()
{
    ReplaceTarget change{targetOf(kText, u"cache"_s), targetOf(kText, u"cache"_s), {}};
    std::get<RedisSettings>(change.after.settings).port = 6380;
    const auto out = apply(kText, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY(out->contains("  - id: cache\n    kind: redis\n    host: h\n    tier: edge\n    runs_on: box\n    port: 6380   # in brackets\n"));
    QVERIFY(targetOf(*out, u"cache"_s) == change.after);
}

void TestChange::anotherIdIsFollowedEverywhere()
{
    ReplaceTarget change{targetOf(kText, u"primary"_s), targetOf(kText, u"primary"_s), {}};
    change.after.id = u"orders-1"_s;
    const auto out = apply(kText, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY(!out->contains("primary,") && !out->contains("target: 'primary'") && !out->contains("via: primary"));
    const ParseResult result = parse(*out, {});
    QVERIFY(result.issues.isEmpty());
    QCOMPARE(result.environment->find(u"standby"_s)->edges.size(), 3);
    QCOMPARE(result.environment->objectives.first().target, u"orders-1"_s);
    QCOMPARE(result.environment->promises.first().target, u"orders-1"_s);
    QVERIFY(out->contains("# --- databases ---") && out->contains("# not a comment"));
}

void TestChange::anotherIdKeepsItsPassword()
{
    ReplaceTarget change{targetOf(kText, u"primary"_s), targetOf(kText, u"primary"_s), {}};
    change.after.id = u"orders-1"_s; // its keyring entry keeps its name
    const auto out = apply(kText, change);
    QVERIFY(out);
    QCOMPARE(targetOf(*out, u"orders-1"_s).credential.key, u"primary"_s);
}

void TestChange::anotherIdIsFollowedByTheDatabasesThatAreWatchedThroughIt()
{
    QVERIFY(parse(kDatabases, {}).issues.isEmpty());
    const auto out = renamed(kDatabases, u"primary"_s, u"orders-1"_s);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY2(out->contains("    via: orders-1   # the same server\n"), out->constData());
    const ParseResult result = parse(*out, {});
    QVERIFY(result.issues.isEmpty());
    QCOMPARE(result.environment->targets.size(), 3);
    for (const QString &id : {u"stock"_s, u"bills"_s})
        QCOMPARE(watchedThrough(*result.environment->find(id)), u"orders-1"_s);
}

void TestChange::anotherIdKeepsThePasswordOfItsReader()
{
    const auto out = renamed(kDatabases, u"primary"_s, u"orders-1"_s);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    const Reader kept{u"dba_reader"_s, {Credential::Source::Keyring, u"primary/reader"_s, {}}};
    QVERIFY2(readerOf(*out, u"orders-1"_s) == kept, out->constData());
    QVERIFY2(out->contains("# looks"), out->constData());
    const auto again = renamed(*out, u"orders-1"_s, u"orders-2"_s);
    QVERIFY2(again, again ? "" : said(again.error()).constData());
    QVERIFY2(readerOf(*again, u"orders-2"_s) == kept, again->constData());
    const auto named = renamed(kDatabases, u"bills"_s, u"invoices"_s); // has an entry of its own name
    QVERIFY2(named, named ? "" : said(named.error()).constData());
    QCOMPARE(difference(kDatabases, *named), (QByteArrayList{"-- id: bills", "+- id: invoices"}));
    ReplaceTarget title{targetOf(kDatabases, u"primary"_s), targetOf(kDatabases, u"primary"_s), {}};
    title.after.title = u"Orders"_s;
    const auto titled = apply(kDatabases, title); // the same id: nothing to write down
    QVERIFY2(titled, titled ? "" : said(titled.error()).constData());
    QCOMPARE(difference(kDatabases, *titled), QByteArrayList{"+title: Orders"});
}

void TestChange::aReaderThatIsTypedWithAnotherIdIsCalledAfterThatId()
{
    ReplaceTarget change{targetOf(kDatabases, u"primary"_s), targetOf(kDatabases, u"primary"_s), {}};
    change.after.id = u"orders-1"_s;
    const Reader typed{u"somebody_else"_s, {Credential::Source::Keyring, {}, {}}};
    std::get<PostgresSettings>(change.after.settings).reader = typed;
    const auto out = apply(kDatabases, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY2(readerOf(*out, u"orders-1"_s) == typed, out->constData());
}

void TestChange::aTakenIdIsRefused()
{
    ReplaceTarget change{targetOf(kText, u"primary"_s), targetOf(kText, u"primary"_s), {}};
    change.after.id = u"cache"_s;
    QVERIFY(!apply(kText, change));
}

void TestChange::removingTakesTheEdgesAlong()
{
    const auto out = apply(kText, RemoveTarget{targetOf(kText, u"cache"_s)});
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(difference(kText, *out), (QByteArrayList{"-uses: [primary, \"cache\"]",
        "-- {id: cache, kind: redis, host: h, tier: edge, runs_on: box}   # in brackets", "+uses: primary"}));
    QVERIFY(!out->contains("\n\n\n"));
    QVERIFY(parse(*out, {}).issues.isEmpty());
}

void TestChange::removingWhatIsNeededIsRefused()
{
    const auto out = apply(kText, RemoveTarget{targetOf(kText, u"primary"_s)});
    QVERIFY(!out);
    QVERIFY(said(out.error()).contains("bot"));
}

void TestChange::removingTheServerOfADatabaseIsRefused()
{
    const auto out = apply(kDatabases, RemoveTarget{targetOf(kDatabases, u"primary"_s)});
    QVERIFY(!out);
    QVERIFY2(said(out.error()).contains("stock") && said(out.error()).contains("still needs"), said(out.error()).constData());
    QVERIFY(apply(kDatabases, RemoveTarget{targetOf(kDatabases, u"stock"_s)}));
}

void TestChange::removingTheLastOneLeavesAnEmptyList()
{
    const QByteArray text = "name: x\ntargets:\n  # one\n  - id: a\n    kind: redis\n    host: h\n# end\n";
    const auto out = apply(text, RemoveTarget{targetOf(text, u"a"_s)});
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(*out, "name: x\ntargets:\n  # one\n# end\n"_ba);
    const auto again = apply(*out, AddTargets{{targetOf(text, u"a"_s)}, {}});
    QVERIFY2(again, again ? "" : said(again.error()).constData());
}

void TestChange::whatSomebodyElseChangedStands()
{
    ReplaceTarget change{targetOf(kText, u"primary"_s), targetOf(kText, u"primary"_s), {}};
    change.after.title = u"Mine"_s;
    QByteArray theirs = kText;
    theirs.replace("host: db1.example.org", "host: db9.example.org");
    const auto same = apply(theirs, change);
    QVERIFY(!same);
    QVERIFY(said(same.error()).contains("meanwhile"));
    QVERIFY(!apply(theirs, RemoveTarget{change.before}));
    QByteArray elsewhere = kText;
    elsewhere.replace("host: db2.example.org", "host: db9.example.org");
    const auto beside = apply(elsewhere, change); // another entry is no conflict
    QVERIFY(beside && beside->contains("db9.example.org") && beside->contains("Mine"));
    QByteArray gone = kText;
    gone.replace("id: primary", "id: renamed");
    QVERIFY(!apply(gone, change));
    QVERIFY(!apply("name: [", change));
}

void TestChange::tiersAreRenamedAndMoved()
{
    const QList<Tier> before = parse(kText, {}).environment->tiers;
    const auto out = apply(kText, ArrangeTiers{before, {{u"edge"_s, u"Front: new"_s, {}}, {u"orders"_s, u"Orders"_s, {}}, {u"extra"_s, u"extra"_s, {}}}});
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY2(out->contains("tiers:\n  - id: edge   # web\n    title: \"Front: new\"\n  # the important ones\n  - id: orders\n    title: Orders\n  - id: extra\n\ndefaults"),
             out->constData());
    QCOMPARE(parse(*out, {}).environment->targets.size(), 5);
    QVERIFY(!apply(*out, ArrangeTiers{before, before})); // they were changed meanwhile
}

void TestChange::tiersThatAreUsedStay()
{
    const QList<Tier> before = parse(kText, {}).environment->tiers;
    const auto out = apply(kText, ArrangeTiers{before, {before.first()}});
    QVERIFY(!out && said(out.error()).contains("edge"));
}

void TestChange::aNewTierComesWithItsTarget()
{
    ReplaceTarget change{targetOf(kText, u"box"_s), targetOf(kText, u"box"_s), {{u"hosts"_s, u"The hosts"_s, {}}}};
    change.after.tier = u"hosts"_s;
    const auto out = apply(kText, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(difference(kText, *out), (QByteArrayList{"+- id: hosts", "+title: The hosts", "+tier: hosts"}));
    Target fresh = targetOf(kText, u"box"_s);
    fresh.id = u"box-2"_s;
    fresh.tier = u"more"_s;
    const auto added = apply(kText, AddTargets{{fresh}, {{u"more"_s, u"More"_s, {}}}});
    QVERIFY2(added, added ? "" : said(added.error()).constData());
    QCOMPARE(targetOf(*added, u"box-2"_s).tier, u"more"_s);
    const auto first = apply({}, AddTargets{{fresh}, {{u"more"_s, u"More"_s, {}}}});
    QVERIFY2(first, first ? "" : said(first.error()).constData());
    QVERIFY(parse(*first, {}).issues.isEmpty());
}

void TestChange::aFileWithoutTiersGetsThem()
{
    const QByteArray text = "name: x\n# all of them\ntargets:\n  - id: a\n    kind: redis\n    host: h\n";
    ReplaceTarget change{targetOf(text, u"a"_s), targetOf(text, u"a"_s), {{u"caches"_s, u"Caches"_s, {}}}};
    change.after.tier = u"caches"_s;
    const auto out = apply(text, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(*out, "name: x\ntiers:\n  - id: caches\n    title: Caches\n\n# all of them\ntargets:\n  - id: a\n    kind: redis\n    tier: caches\n    host: h\n"_ba);
}

void TestChange::tiersInBracketsAreWrittenAsLines()
{
    const QByteArray text = "name: x\ntiers: [{id: a}, {id: b, title: B}]   # two\ntargets: []\n";
    const QList<Tier> before = parse(text, {}).environment->tiers;
    const auto out = apply(text, ArrangeTiers{before, {before[1], before[0]}});
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(parse(*out, {}).environment->tiers, (QList<Tier>{before[1], before[0]}));
}

void TestChange::windowsLineEndsStay()
{
    QByteArray text = kText;
    text.replace("\n", "\r\n");
    ReplaceTarget change{targetOf(text, u"primary"_s), targetOf(text, u"primary"_s), {{u"new"_s, u"New"_s, {}}}};
    change.after.tier = u"new"_s;
    std::get<PostgresSettings>(change.after.settings).port = 5433;
    const auto out = apply(text, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QCOMPARE(out->count('\n'), out->count("\r\n"));
    const QList<Tier> before = parse(*out, {}).environment->tiers;
    const auto moved = apply(*out, ArrangeTiers{before, {before[2], before[0], before[1]}});
    QVERIFY2(moved, moved ? "" : said(moved.error()).constData());
    QCOMPARE(moved->count('\n'), moved->count("\r\n"));
}

void TestChange::whatCannotBeChangedIsRefusedWhole()
{
    const QByteArray text = "name: x\ntargets: [{id: a, kind: redis, host: h}]\n";
    ReplaceTarget change{targetOf(text, u"a"_s), targetOf(text, u"a"_s), {}};
    std::get<RedisSettings>(change.after.settings).host = u"other"_s;
    QVERIFY(!apply(text, change));
    QVERIFY(!apply(text, RemoveTarget{change.before}));
    const QByteArray noted = "name: x\ntargets:\n  - {id: a, kind: redis,   # cache\n     host: h}\n";
    ReplaceTarget other{targetOf(noted, u"a"_s), targetOf(noted, u"a"_s), {}};
    std::get<RedisSettings>(other.after.settings).host = u"other"_s;
    QVERIFY(!apply(noted, other)); // the comment would be lost
}

void TestChange::savingKeepsWhatSomebodyElseSaved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"e.yaml"_s);
    const auto write = [&path](const QByteArray &text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(kText));
    const Target before = *parseFile(path).environment->find(u"box"_s);
    ReplaceTarget change{before, before, {}};
    change.after.title = u"The box"_s;
    QVERIFY(saveChange(path, change));
    QCOMPARE(parseFile(path).environment->find(u"box"_s)->title, u"The box"_s);
    const auto again = saveChange(path, change); // it is not as it was any more
    QVERIFY(!again);
    QCOMPARE(parseFile(path).environment->find(u"box"_s)->title, u"The box"_s);
}

void TestChange::aReadOnlyFileSaysWhatToDo()
{
    if (geteuid() == 0)
        QSKIP("root may write everywhere");
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"e.yaml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kText) == kText.size());
    file.close();
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner));
    const Target before = *parseFile(path).environment->find(u"box"_s);
    const auto result = saveChange(path, RemoveTarget{before});
    QVERIFY(!result);
    QVERIFY(said(result.error()).contains("read-only") && said(result.error()).contains("copy"));
}

QTEST_GUILESS_MAIN(TestChange)
#include "tst_change.moc"
