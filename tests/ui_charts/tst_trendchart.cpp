// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trendchart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QLineSeries>
#include <QTemporaryDir>
#include <QChart>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const history::SeriesKey kKey{u"db"_s, watch::MetricId(u"pg.tps"_s), {}};

charts::ChartSpec spec(const history::SeriesKey &key)
{
    charts::ChartSpec chart;
    chart.title = u"Transactions"_s;
    chart.unit = base::Unit::PerSecond;
    chart.series = {{key, {}, 1000ms}};
    return chart;
}

} // namespace

class TstTrendChart : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        clock.set(base::TimePoint{} + 30h);
        store = std::make_unique<history::SeriesStore>();
        for (int s = 3600; s >= 0; --s)
            store->append(kKey, clock.now() - std::chrono::seconds(s), 400 + s % 17);
        group = std::make_unique<charts::ChartGroup>(*store, clock);
    }

    void itHandsOverAtMostHalfAsManyPointsAsPixels()
    {
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec(kKey));
        chart.show();
        QTRY_VERIFY(chart.pointsHandedOver() > 50);
        QVERIFY(chart.pointsHandedOver() <= 200);
    }

    void aHiddenChartGetsNothing()
    {
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec(kKey));
        group->tick();
        QCOMPARE(chart.pointsHandedOver(), 0);
    }

    void theTimeAxisStaysWhereItIs()
    {
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec(kKey));
        chart.show();
        QTRY_VERIFY(chart.pointsHandedOver() > 0);
        const charts::Axis before = chart.axis();
        for (int i = 0; i < 5; ++i) {
            clock.set(clock.now() + 1s);
            store->append(kKey, clock.now(), 410);
            group->tick();
            QCOMPARE(chart.axis(), before);
        }
    }

    void oneCrosshairForAllCharts()
    {
        charts::TrendChart one(*group);
        charts::TrendChart two(*group);
        for (charts::TrendChart *chart : {&one, &two}) {
            chart->resize(400, 150);
            chart->setSpec(spec(kKey));
            chart->show();
        }
        QTRY_VERIFY(two.pointsHandedOver() > 0);
        QVERIFY(two.readout().isEmpty());
        QTest::mouseMove(one.viewport(), QPoint(200, 80));
        QTRY_COMPARE(two.readout().size(), 1);
        QVERIFY(two.readout().front().startsWith(u'4'));
        QTest::keyClick(&one, Qt::Key_Escape);
        QVERIFY(two.readout().isEmpty());
        QTest::keyClick(&one, Qt::Key_Left);
        QCOMPARE(two.readout().size(), 1);
    }

    void draggingZoomsAndEscapeReturns()
    {
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec(kKey));
        chart.show();
        QTRY_VERIFY(chart.pointsHandedOver() > 0);
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, QPoint(150, 80));
        QTest::mouseMove(chart.viewport(), QPoint(250, 80));
        QTRY_VERIFY(group->band().has_value());
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, QPoint(250, 80));
        QVERIFY(!group->live());
        QVERIFY(group->window().to - group->window().from < 15min);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(group->live());
        QCOMPARE(group->window().to - group->window().from, base::TimePoint::duration(15min));
    }

    void aPausedWindowHoldsStill()
    {
        group->setLive(false);
        const auto before = group->window();
        clock.set(clock.now() + 30s);
        group->tick();
        QCOMPARE(group->window().to, before.to);
        group->setLive(true);
        QCOMPARE(group->window().to, clock.now());
    }

    // A fortnight of one value an hour in the archive, and the last hour in memory, are one line.
    void theLongMemoryAndTheNewestAreOneLine()
    {
        const QTemporaryDir folder;
        const base::WallTime now = clock.wallNow();
        {
            auto archive = history::Archive::open(folder.filePath(u"history"_s), {}, clock);
            QVERIFY(archive);
            for (int hour = 14 * 24; hour > 1; --hour)
                (*archive)->add({u"shop"_s, kKey}, now - std::chrono::hours(hour), hour == 200 ? 9000 : 300);
            QVERIFY((*archive)->flush());
            QVERIFY((*archive)->close());
        }
        history::LongMemory memory(folder.filePath(u"history"_s), clock);
        history::Past past(*store, memory, clock);
        past.setScope(u"shop"_s);
        group->setPast(&past);
        group->setRange(std::chrono::days(14));
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec(kKey));
        chart.show();
        QTRY_VERIFY(chart.pointsHandedOver() > 60);
        QVERIFY(chart.pointsHandedOver() <= 200);
        QVERIFY(chart.axis().high >= 9000); // the spike of last week
        group->setCursor(clock.now() - std::chrono::days(10));
        QCOMPARE(chart.readout().size(), 1);
        QVERIFY2(chart.readout().front().startsWith(u"300"_s), qPrintable(chart.readout().front()));
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(
            (now - std::chrono::days(10)).time_since_epoch()).count());
        QVERIFY(chart.cursorTime(now - std::chrono::days(10)).contains(QString::number(then.date().day())));
        QVERIFY(chart.cursorTime(now - std::chrono::days(10)).contains(then.time().toString(u"HH:mm"_s)));
        group->setRange(std::chrono::minutes(5));
        QVERIFY(!chart.cursorTime(now).contains(u','));
        group->setPast(nullptr);
        group->setRange(std::chrono::days(14));
        QVERIFY(chart.axis().high < 9000);
    }

    // Three in a few pixels share a flag, another stands alone; the crosshair and the pointer read them, as plain text.
    void whatHappenedIsMarkedOnTheAxis()
    {
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec(kKey));
        chart.show();
        QTRY_VERIFY(chart.pointsHandedOver() > 0);
        const base::WallTime now = clock.wallNow();
        QVERIFY(chart.flagTextAt(200).isEmpty());
        const QImage before = chart.grab().toImage();
        group->setMarkers({{now - 20min, u"R"_s, u"too old"_s},
                           {now - 10min, u"R"_s, u"restarted"_s},
                           {now - 10min + 1s, u"S"_s, u"<b>settings</b>"_s},
                           {now - 10min + 2s, u"D"_s, u"deployed"_s},
                           {now - 5min, u"N"_s, u"a note"_s}});
        group->setCursor(clock.now() - 5min);
        QCOMPARE(chart.flagTextAtCursor(), u"a note"_s);
        group->setCursor(clock.now() - 10min);
        QCOMPARE(chart.flagTextAtCursor().count(u'\n'), 3);
        QVERIFY(chart.flagTextAtCursor().contains(u"<b>settings</b>"_s));
        group->setCursor(clock.now() - 8min);
        QVERIFY(chart.flagTextAtCursor().isEmpty());
        group->setCursor({});
        QVERIFY(chart.grab().toImage() != before);
        group->setMarkers({});
        QCOMPARE(chart.grab().toImage(), before);
    }

    void manyMarkersAreFewFlags()
    {
        std::vector<charts::Marker> many;
        const base::WallTime from = clock.wallNow();
        for (int i = 0; i < 10'000; ++i)
            many.push_back({from + std::chrono::seconds(i), u"N"_s, QString::number(i)});
        const auto flags = charts::joinMarkers(many, from, from + 10'000s, 300, 16);
        QVERIFY(flags.size() <= 300 / 16 + 1);
        QCOMPARE(flags.front().label, u"99+"_s);
        QCOMPARE(charts::flagText(flags.front()).count(u'\n'), 9);
        QVERIFY(charts::joinMarkers(many, from - 2h, from - 1h, 300, 16).empty());
    }

    void anUnknownSeriesIsAnEmptyChart()
    {
        charts::TrendChart chart(*group);
        chart.resize(400, 150);
        chart.setSpec(spec({u"nobody"_s, watch::MetricId(u"pg.tps"_s), {}}));
        chart.show();
        group->tick();
        QCOMPARE(chart.pointsHandedOver(), 0);
    }

private:
    base::ManualClock clock;
    std::unique_ptr<history::SeriesStore> store;
    std::unique_ptr<charts::ChartGroup> group;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    theme::Theme::current().install();
    TstTrendChart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_trendchart.moc"
