// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/ranking.h"

#include <QTest>

using namespace palette;

class TestRanking : public QObject {
    Q_OBJECT
private slots:
    void fits_data();
    void fits();
    void doesNotFit();
    void emptyNeedleFitsEverythingEqually();
    void earlierWordWins();
    void fewerGapsWin();
    void everyTypedWordHasToFit();
    void positionsNameTheTypedLetters();
    void caseIsIgnoredBeyondAscii();
};

void TestRanking::fits_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("keywords");
    QTest::addColumn<int>("fit");
    const auto row = [](const char *name, const char *needle, const char *title, QStringList keywords, Fit fit) {
        QTest::newRow(name) << QString::fromUtf8(needle) << QString::fromUtf8(title) << keywords << int(fit);
    };
    row("prefix", "shop", "shop-primary", {}, Fit::Prefix);
    row("whole", "shop-primary", "shop-primary", {}, Fit::Prefix);
    row("word start", "pri", "shop-primary", {}, Fit::WordStart);
    row("initials", "sp", "shop-primary", {}, Fit::Initials);
    row("keyword", "black", "Switch to the dark theme", {QStringLiteral("black")}, Fit::Keyword);
    row("letters in order", "oprm", "shop-primary", {}, Fit::Subsequence);
    row("two words, weaker one decides", "shop pri", "shop-primary", {}, Fit::WordStart);
    row("words in any order", "theme dark", "Switch to the dark theme", {}, Fit::WordStart);
}

void TestRanking::fits()
{
    QFETCH(QString, needle);
    QFETCH(QString, title);
    QFETCH(QStringList, keywords);
    QFETCH(int, fit);
    const auto found = rank(needle, Haystack(title, keywords));
    QVERIFY(found);
    QCOMPARE(int(found->fit), fit);
}

void TestRanking::doesNotFit()
{
    QVERIFY(!rank(QStringLiteral("xyz"), Haystack(QStringLiteral("shop-primary"))));
    QVERIFY(!rank(QStringLiteral("yrp"), Haystack(QStringLiteral("shop-primary"))));
    QVERIFY(!rank(QStringLiteral("a"), Haystack(QString())));
    QVERIFY(!rank(QStringLiteral("lack"), Haystack(QStringLiteral("x"), {QStringLiteral("black")})));
}

void TestRanking::emptyNeedleFitsEverythingEqually()
{
    const auto a = rank(QStringLiteral("  "), Haystack(QStringLiteral("a")));
    const auto b = rank(QString(), Haystack(QString()));
    QVERIFY(a && b && *a == *b);
}

void TestRanking::earlierWordWins()
{
    const auto early = rank(QStringLiteral("lag"), Haystack(QStringLiteral("replay lag seconds")));
    const auto late = rank(QStringLiteral("lag"), Haystack(QStringLiteral("standby replay lag")));
    QVERIFY(early && late && *early > *late);
}

void TestRanking::fewerGapsWin()
{
    const auto close = rank(QStringLiteral("imar"), Haystack(QStringLiteral("shop-primary")));
    const auto wide = rank(QStringLiteral("imar"), Haystack(QStringLiteral("five monitor alarm")));
    QVERIFY(close && wide);
    QCOMPARE(close->fit, Fit::Subsequence);
    QVERIFY(*close > *wide);
}

void TestRanking::everyTypedWordHasToFit()
{
    QVERIFY(rank(QStringLiteral("inject lock"), Haystack(QStringLiteral("Inject fault: hold a lock"))));
    QVERIFY(!rank(QStringLiteral("inject zebra"), Haystack(QStringLiteral("Inject fault: hold a lock"))));
}

void TestRanking::positionsNameTheTypedLetters()
{
    const auto found = rank(QStringLiteral("pri sh"), Haystack(QStringLiteral("shop-primary")));
    QVERIFY(found);
    QCOMPARE(found->positions, (QList<qsizetype>{0, 1, 5, 6, 7}));
}

void TestRanking::caseIsIgnoredBeyondAscii()
{
    const auto found = rank(QStringLiteral("ÜBER"), Haystack(QStringLiteral("über-1")));
    QVERIFY(found);
    QCOMPARE(found->fit, Fit::Prefix);
}

QTEST_APPLESS_MAIN(TestRanking)
#include "tst_ranking.moc"
