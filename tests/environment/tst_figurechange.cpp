// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a target in an environment file that a person wrote: each is changed where it stands.
#include "tests/environment/changedtext.h"

#include <QTest>

using namespace environment;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kFigures = R"(name: shop
targets:
  - id: stats
    kind: http_json
    url: https://shop.example.org/stats.json
    authorization_header: X-Api-Key   # theirs
    credential: keyring
    metrics:   # asked of marketing
      # what is sold
      - id: shop.orders   # the one that counts
        pointer: /orders
        threshold: {warning: 10, critical: 5, below: true}   # agreed in May

      - {id: shop.users, pointer: "/users", unit: people}   # in brackets

      # what goes wrong
      - id: shop.errors
        title: Errors
        pointer: /errors
        unit: s
  - id: cache
    kind: redis
    host: h
)"_ba;

JsonMetric figure(const QString &id, const QString &pointer)
{
    return {id, id, pointer, {}, {}, {}};
}

} // namespace

class TestFigureChange : public QObject {
    Q_OBJECT
private slots:
    void aFigureIsChangedWhereItStands_data();
    void aFigureIsChangedWhereItStands();
    void figuresInBracketsAreWrittenAsLines();
    void aKeyThatGoesMakesRoomForOneThatComes();
};

void TestFigureChange::aFigureIsChangedWhereItStands_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    const auto row = [](const char *name, const QByteArrayList &lines) { QTest::newRow(name) << lines; };
    row("another limit", {"-threshold: {warning: 10, critical: 5, below: true}   # agreed in May", "+threshold:   # agreed in May", "+warning: 20",
                          "+critical: 5", "+below: true"});
    row("another id", {"-- id: shop.orders   # the one that counts", "+- id: shop.sales   # the one that counts"});
    row("one more", {"+- id: shop.baskets", "+pointer: /baskets"});
    row("one first", {"+- id: shop.baskets", "+pointer: /baskets"});
    row("one less", {"-- {id: shop.users, pointer: \"/users\", unit: people}   # in brackets"});
    row("a limit and one more", {"+threshold:", "+warning: 3", "+- id: shop.baskets", "+pointer: /baskets"});
    row("a unit of its own", {"-unit: s", "+unit: ms"});
}

void TestFigureChange::aFigureIsChangedWhereItStands()
{
    QFETCH(QByteArrayList, lines);
    const QByteArray what = QTest::currentDataTag();
    ReplaceTarget change{targetOf(kFigures, u"stats"_s), targetOf(kFigures, u"stats"_s), {}};
    auto &metrics = std::get<HttpJsonSettings>(change.after.settings).metrics;
    QCOMPARE(metrics.size(), 3);
    if (what == "another limit")
        metrics[0].threshold.warning = 20;
    else if (what == "another id")
        metrics[0].id = metrics[0].title = u"shop.sales"_s;
    else if (what == "one more")
        metrics.append(figure(u"shop.baskets"_s, u"/baskets"_s));
    else if (what == "one first")
        metrics.prepend(figure(u"shop.baskets"_s, u"/baskets"_s));
    else if (what == "one less")
        metrics.removeAt(1);
    else if (what == "a unit of its own")
        metrics[2].unit = u"ms"_s;
    else {
        metrics[2].threshold.warning = 3;
        metrics.append(figure(u"shop.baskets"_s, u"/baskets"_s));
    }
    const auto text = apply(kFigures, change);
    QVERIFY2(text, text ? "" : said(text.error()).constData());
    QCOMPARE(difference(kFigures, *text), lines);
    QVERIFY(targetOf(*text, u"stats"_s) == change.after);
    for (const char *note : {"# asked of marketing", "# what is sold", "# what goes wrong"})
        QVERIFY2(text->contains(note), text->constData());
}

void TestFigureChange::figuresInBracketsAreWrittenAsLines()
{
    QByteArray text = "name: shop\ntargets:\n  - id: stats\n    kind: http_json\n    url: http://localhost/s\n"
                      "    metrics: [{id: a.b, pointer: /b}]   # short\n";
    ReplaceTarget change{targetOf(text, u"stats"_s), targetOf(text, u"stats"_s), {}};
    std::get<HttpJsonSettings>(change.after.settings).metrics.append(figure(u"a.c"_s, u"/c"_s));
    const auto out = apply(text, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY(targetOf(*out, u"stats"_s) == change.after);
    QVERIFY(out->contains("# short"));
}

void TestFigureChange::aKeyThatGoesMakesRoomForOneThatComes()
{
    QByteArray text = kFigures;
    text.replace("        unit: s\n", "        unit: s\n    cold_interval: 10s\n");
    ReplaceTarget change{targetOf(text, u"stats"_s), targetOf(text, u"stats"_s), {}};
    change.after.coldInterval = Target().coldInterval; // its line is the one behind the figures
    std::get<HttpJsonSettings>(change.after.settings).metrics.append(figure(u"shop.baskets"_s, u"/baskets"_s));
    const auto out = apply(text, change);
    QVERIFY2(out, out ? "" : said(out.error()).constData());
    QVERIFY(targetOf(*out, u"stats"_s) == change.after);
    QVERIFY(out->contains("        unit: s\n      - id: shop.baskets\n        pointer: /baskets\n  - id: cache"));
}

QTEST_GUILESS_MAIN(TestFigureChange)
#include "tst_figurechange.moc"
