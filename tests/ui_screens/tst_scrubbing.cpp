// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded second on the same screens: every cell as it was live then, a band that says so, nothing that could act,
// and the way back.

#include "models/operate/signaller.h"
#include "models/recorder/flightrecorder.h"
#include "tests/support/screendump.h"
#include "tests/support/screenfixture.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/trendchart.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/pastband.h"
#include "ui/dashboard/scrubber.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"

#include <QAbstractSlider>
#include <QDialog>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Counting final : public operate::Signaller {
public:
    int asked = 0, pid = 0;
    void foresee(const QString &, int of, acts::Signal) override
    {
        ++asked;
        pid = of;
    }
    void carryOut(const QString &, const QString &, const acts::SessionForecast &, acts::Signal, const QString &) override { ++asked; }
};

QString difference(const QString &shown, const QString &expected)
{
    const QStringList a = shown.split(u'\n'), b = expected.split(u'\n');
    QStringList out;
    for (qsizetype i = 0; i < std::max(a.size(), b.size()) && out.size() < 12; ++i)
        if (a.value(i) != b.value(i))
            out << u"shown    "_s + a.value(i) << u"expected "_s + b.value(i);
    return out.join(u'\n');
}

struct Recorded {
    Recorded()
    {
        fixture.shop();
        watch::TargetSnapshot &primary = fixture.now[u"shop-primary"_s];
        primary.facts.consoleRole = u"operator"_s;
        primary.facts.systemIdentifier = u"7345"_s;
        fixture.deliver();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        recorder = std::make_unique<recorder::FlightRecorder>(folder.filePath(u"recorder"_s));
        window->dashboard().setSignaller(&signaller);
        window->dashboard().setRecorder(recorder.get());
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-primary"_s);
        window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        (void)QTest::qWaitFor([this] { return find<QWidget>("chart0") != nullptr; }, 10'000); // made after the first paint
    }
    ~Recorded() { window->dashboard().setRecorder(nullptr); }

    dashboard::DashboardPane &pane() { return window->dashboard(); }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    // What is on screen, but for what speaks of another time than the one shown.
    QString text() const { return test::dump(*window, {u"pastBand"_s, u"scrubBar"_s, u"sessionActions"_s, u"chartLive"_s, u"statusTime"_s, u"statusNewest"_s}); }

    // A second passes: the sessions do something, a problem comes and goes.
    void second(int n)
    {
        fixture.wait(1);
        auto rows = *fixture.now[u"shop-primary"_s].sessions;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].stateSeconds = n * 0.1 + double(i);
            rows[i].state = (n + int(i)) % 3 ? u"idle"_s : u"active"_s;
            rows[i].blockedBy = i == 3 && n % 7 > 3 ? std::vector<int>{rows[1].pid} : std::vector<int>{};
            rows[i].statement = base::Untrusted(u"select %1 from t%2"_s.arg(n).arg(i));
        }
        if (n % 5 == 0 && rows.size() > 6)
            rows.erase(rows.begin() + 2);
        fixture.now[u"shop-primary"_s].sessions = std::make_shared<const std::vector<watch::SessionRow>>(rows);
        fixture.set(u"shop-primary"_s, "pg.connections.used", n >= 20 && n < 40 ? 96 : 30 + n % 10);
        if (n == 30)
            fixture.fails(u"shop-redis"_s, watch::Condition::Down, "refused");
        fixture.deliver();
        recorder->record(pane().moment().frame());
    }
    bool at(base::WallTime when) { return QTest::qWaitFor([&] { return pane().moment().recorded() && pane().moment().wallNow() == when; }, 10'000); }
    void spansKnown()
    {
        pane().setRecorder(recorder.get());
        QTRY_VERIFY(pane().scrubber().available());
    }

    QTemporaryDir folder;
    test::ScreenFixture fixture;
    Counting signaller;
    std::unique_ptr<recorder::FlightRecorder> recorder;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace

class TstScrubbing : public QObject {
    Q_OBJECT
private slots:
    void theSameCellsAsLive()
    {
        Recorded r;
        std::vector<std::pair<base::WallTime, QString>> seen;
        for (int n = 0; n < 60; ++n) {
            r.second(n);
            seen.emplace_back(r.fixture.clock.wallNow(), r.text());
        }
        r.second(60);
        r.second(61);
        r.second(62);
        r.spansKnown();
        for (const int n : {59, 31, 30, 22, 8, 0, 45}) {
            r.pane().scrubber().go(seen[std::size_t(n)].first);
            QVERIFY(r.at(seen[std::size_t(n)].first));
            QCOMPARE(difference(r.text(), seen[std::size_t(n)].second), QString());
        }
    }

    void keysAndTheWayBack()
    {
        Recorded r;
        std::vector<base::WallTime> times;
        for (int n = 0; n < 130; ++n) {
            r.second(n);
            times.push_back(r.fixture.clock.wallNow());
        }
        r.spansKnown();
        auto *band = r.find<dashboard::PastBand>("pastBand");
        QVERIFY(!band->isVisible());
        const QString live = r.text();
        QTest::keyClick(r.window.get(), Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(r.at(times[128])); // a second before now is the past already
        QTest::keyClick(r.window.get(), Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(!r.pane().moment().recorded());
        QTest::keyClick(r.window.get(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(r.at(times[69]));
        QVERIFY(band->isVisible());
        QVERIFY2(band->text().contains(u"1\u00a0min"_s), qPrintable(band->text()));
        QTest::keyClick(r.window.get(), Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(r.window.get(), Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(r.at(times[67]));
        QTest::keyClick(r.window.get(), Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(r.at(times[68]));
        QTest::keyClick(r.window.get(), Qt::Key_Escape);
        QVERIFY(!r.pane().moment().recorded());
        QVERIFY(!band->isVisible());
        QCOMPARE(difference(r.text(), live), QString());
        r.pane().scrubber().go(times[10]);
        QVERIFY(r.at(times[10]));
        r.find<theme::Button>("backToNow")->click();
        QVERIFY(!r.pane().moment().recorded());
        r.pane().scrubber().go(times[0] - 1h); // before everything: the first second there is
        QVERIFY(r.at(times[0]));
        QTest::keyClick(r.window.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(r.at(times[60]));
    }

    void nothingCanBeDoneInThePast()
    {
        Recorded r;
        for (int n = 0; n < 20; ++n)
            r.second(n);
        auto *rows = r.find<QTreeView>("sessionsTableRows");
        const auto choose = [&] {
            for (int i = 0; i < rows->model()->rowCount(); ++i) {
                rows->setCurrentIndex({});
                rows->setCurrentIndex(rows->model()->index(i, 0));
                if (r.find<QWidget>("sessionActions")->isVisible())
                    return true;
            }
            return false;
        };
        QVERIFY(choose()); // the present offers it
        acts::SessionForecast forecast;
        r.find<theme::Button>("endSession")->click();
        QCOMPARE(r.signaller.asked, 1);
        forecast.identity.pid = r.signaller.pid;
        emit r.signaller.foreseen(u"shop-primary"_s, forecast, acts::Signal::Terminate);
        QVERIFY(r.find<QWidget>("signalSheet")->isVisible());
        r.spansKnown();
        r.pane().scrubber().step(-10s);
        QTRY_VERIFY(r.pane().moment().recorded());
        QVERIFY(!r.find<QWidget>("sessionActions")->isVisible()); // the open question, too
        QVERIFY(!choose());
        QCOMPARE(r.signaller.asked, 1);
        QTest::keyClick(r.window.get(), Qt::Key_Escape);
        QVERIFY(choose());
    }

    void aChartIsAddedInThePast()
    {
        Recorded r;
        std::vector<base::WallTime> times;
        for (int n = 0; n < 12; ++n) {
            r.fixture.set(u"shop-primary"_s, "pg.deadlocks.rate", n);
            r.second(n);
            times.push_back(r.fixture.clock.wallNow());
        }
        r.spansKnown();
        r.pane().scrubber().go(times[4]);
        QVERIFY(r.at(times[4]));
        r.pane().focusMetric(watch::MetricId(u"pg.deadlocks.rate"_s));
        const auto shown = [&r] {
            for (const auto *chart : r.window->findChildren<charts::TrendChart *>())
                if (!chart->isHidden() && chart->spec().title == u"Deadlocks"_s)
                    return chart->accessibleName();
            return QString();
        };
        QVERIFY2(shown().startsWith(u"Deadlocks: 4"_s), qPrintable(shown())); // as it was then
        QVERIFY(r.pane().moment().recorded());
        QTest::keyClick(r.window.get(), Qt::Key_F7);
        auto *list = r.find<QDialog>("figuresDialog");
        QVERIFY(list && list->isVisible());
        list->reject();
        r.pane().backToNow();
        QTRY_VERIFY2(shown().startsWith(u"Deadlocks: 11"_s), qPrintable(shown()));
    }

    void aChosenSecondOfAChart()
    {
        Recorded r;
        for (int n = 0; n < 100; ++n)
            r.second(n);
        r.spansKnown();
        auto *group = r.window->findChild<charts::ChartGroup *>();
        group->choose(r.fixture.clock.now() - 42s);
        QVERIFY(r.at(r.fixture.clock.wallNow() - 42s));
        QVERIFY(group->mark());
        QVERIFY(!group->live());
        group->setLive(true); // "Live" is the way back, too
        QVERIFY(!r.pane().moment().recorded());
        QVERIFY(!group->mark());
        auto *bar = r.find<QAbstractSlider>("scrubBar");
        QVERIFY(bar->isVisible());
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        QVERIFY(r.at(r.fixture.clock.wallNow() - 60s));
    }

    void aProblemThatComesBackIsSeen()
    {
        Recorded r;
        for (const double waiting : {12.0, 0.0, 12.0}) {
            r.fixture.set(u"shop-primary"_s, "pg.connections.used", waiting > 0 ? 97 : 20);
            r.fixture.wait(30);
            r.fixture.deliver();
            QTest::qWait(50);
        }
        const auto *sentence = r.find<QWidget>("problemSentence");
        QVERIFY(sentence);
        QTRY_VERIFY(sentence->isVisible() && !sentence->visibleRegion().isEmpty());
    }

    void aTargetThatHasNotAnsweredIsShownAsItWasLast()
    {
        recorder::Frame last;
        {
            Recorded r;
            r.second(1);
            last = r.pane().moment().frame();
        }
        test::ScreenFixture fixture;
        fixture.shop();
        watch::Delivery silent;
        fixture.clock.set(fixture.clock.now() + 2h);
        for (const environment::Target &target : fixture.feed.environment()->targets) {
            auto snapshot = std::make_shared<watch::TargetSnapshot>();
            snapshot->target = target.id;
            snapshot->status.condition = target.id == u"shop-primary"_s ? watch::Condition::Connecting : watch::Condition::Down;
            snapshot->status.since = fixture.clock.now();
            silent.snapshots.insert(target.id, snapshot);
        }
        fixture.feed.accept(silent);
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.resize(1440, 900);
        window.show();
        window.dashboard().select(u"shop-primary"_s);
        window.dashboard().showTab(dashboard::DetailTabs::Sessions);
        window.dashboard().remember(std::make_shared<const recorder::Frame>(last));
        const QString text = test::dump(window);
        QVERIFY2(text.contains(u"select 1 from t"_s), "its last rows");
        QVERIFY2(text.contains(u"These rows are 1 h"_s), qPrintable(text));
        QVERIFY(window.dashboard().situation().reachable == 0);
        for (const auto &health : window.dashboard().situation().targets)
            QVERIFY(health.severity != base::Severity::Ok);
        // the first answer takes its place
        fixture.wait(1);
        fixture.deliver();
        QVERIFY(!test::dump(window).contains(u"select 1 from t"_s));
    }
};

QTEST_MAIN(TstScrubbing)
#include "tst_scrubbing.moc"
