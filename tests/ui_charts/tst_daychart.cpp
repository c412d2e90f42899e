// SPDX-License-Identifier: GPL-3.0-or-later
// A figure a day: what is one line, what breaks it, and who can read it.
#include "ui/charts/daychart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QChart>
#include <QImage>
#include <QLineSeries>
#include <QTest>

using namespace Qt::StringLiterals;
using charts::DayLine;

namespace {

const QDate kFirst(2026, 11, 2);

DayLine line(const QList<int> &offsets)
{
    DayLine made{u"Readiness, day by day"_s, u"as it is said"_s, 10, 9, u"target 9.0"_s, {}};
    for (const int offset : offsets)
        made.days.append({kFirst.addDays(offset), 4 + 0.5 * (offset % 5), u"abc"_s});
    return made;
}

} // namespace

class TstDayChart : public QObject {
    Q_OBJECT
private slots:
    void aMissingDayAndOtherRulesBreakTheLine()
    {
        DayLine days = line({0, 1, 2, 4, 5, 6, 7});
        days.days[5].rules = days.days[6].rules = u"def"_s;
        const QList<QList<QPointF>> pieces = charts::piecesOf(charts::daysShown(days));
        QCOMPARE(pieces.size(), 3);
        QCOMPARE(pieces[0], (QList<QPointF>{{-7, 4}, {-6, 4.5}, {-5, 5}}));
        QCOMPARE(pieces[1].size(), 2);
        QCOMPARE(pieces[2].last(), QPointF(0, 5));
    }

    void theLastNinetyDaysAreShown()
    {
        DayLine days;
        for (int i = 0; i < 200; ++i)
            days.days.append({kFirst.addDays(i), 5, {}});
        QCOMPARE(charts::daysShown(days).size(), 90);
        QCOMPARE(charts::daysShown(days).last().day, kFirst.addDays(199));
        QVERIFY(charts::piecesOf({}).isEmpty());
    }

    void oneDayIsNoLine()
    {
        const charts::DayChart none(line({})), one(line({0})), two(line({0, 1})), apart(line({0, 3}));
        QVERIFY(none.empty() && one.empty());
        QCOMPARE(one.linesDrawn(), 0);
        QVERIFY(!two.empty());
        QCOMPARE(two.linesDrawn(), 1);
        QCOMPARE(apart.linesDrawn(), 0); // two dots
    }

    void theKeyboardReadsADay()
    {
        DayLine days = line({0, 1, 2, 3, 4, 5, 6, 7, 8});
        days.days[0].rules = u"def"_s;
        charts::DayChart chart(days);
        chart.resize(420, 132);
        chart.show();
        QCOMPARE(chart.accessibleName(), u"Readiness, day by day"_s);
        QCOMPARE(chart.accessibleDescription(), u"as it is said"_s);
        const auto said = [&chart](const QDate &day) { return chart.readout().startsWith(QLocale().toString(day, QLocale::ShortFormat)); };
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY2(said(kFirst.addDays(8)), qPrintable(chart.readout()));
        QVERIFY(chart.readout().endsWith(QLocale().toString(5.5, 'f', 1)));
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(said(kFirst.addDays(7)));
        QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY2(said(kFirst) && chart.readout().contains(u"other rules"_s), qPrintable(chart.readout()));
        QTest::keyClick(&chart, Qt::Key_Left); // there is no earlier one
        QVERIFY(said(kFirst));
        QCOMPARE(chart.accessibleDescription(), chart.readout());
        QTest::keyClick(&chart, Qt::Key_End);
        QVERIFY(said(kFirst.addDays(8)));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(chart.readout().isEmpty());
        QCOMPARE(chart.accessibleDescription(), u"as it is said"_s);
    }

    void thePointerReadsTheNearestDay()
    {
        charts::DayChart chart(line({0, 1, 2, 3, 4, 5, 6}));
        chart.resize(420, 132);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTest::mouseMove(chart.viewport(), QPoint(400, 60));
        QTRY_VERIFY(chart.readout().startsWith(QLocale().toString(kFirst.addDays(6), QLocale::ShortFormat)));
        QTest::mouseMove(chart.viewport(), QPoint(40, 60));
        QTRY_VERIFY(chart.readout().startsWith(QLocale().toString(kFirst, QLocale::ShortFormat)));
    }

    // The line, its target and the sentence in its place are drawn, in both schemes with their own colours.
    void bothSchemesDrawIt()
    {
        const auto picture = [](const DayLine &days) {
            charts::DayChart chart(days);
            chart.setFocusPolicy(Qt::NoFocus);
            chart.resize(420, 132);
            chart.show();
            (void)QTest::qWaitForWindowExposed(&chart);
            return chart.grab().toImage();
        };
        DayLine lower = line({0, 1, 2, 3});
        lower.wanted = 3;
        QList<QImage> drawn;
        for (const theme::Theme::Choice choice : {theme::Theme::Choice::Dark, theme::Theme::Choice::Light}) {
            theme::Theme::current().setChoice(choice);
            const QImage whole = picture(line({0, 1, 2, 3}));
            QVERIFY(whole != picture(line({0, 1, 3}))); // the line
            QVERIFY(whole != picture(lower));           // where the target lies
            QVERIFY(picture(line({0})) != picture(line({1, 2}))); // the sentence
            drawn.append(whole);
        }
        QVERIFY(drawn[0] != drawn[1]);
    }

    void aSwitchOfSchemeReachesTheLine()
    {
        theme::Theme::current().setChoice(theme::Theme::Choice::Dark);
        charts::DayChart chart(line({0, 1, 2, 3}));
        chart.resize(420, 132);
        chart.show();
        const auto *drawn = qobject_cast<QLineSeries *>(chart.chart()->series().last());
        QVERIFY(drawn);
        QCOMPARE(drawn->pen().color(), theme::color(theme::Token::Series1, theme::Scheme::Dark));
        theme::Theme::current().setChoice(theme::Theme::Choice::Light);
        QTRY_COMPARE(drawn->pen().color(), theme::color(theme::Token::Series1, theme::Scheme::Light));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    theme::Theme::current().install();
    TstDayChart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_daychart.moc"
