// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/forecast/outlook.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <numbers>
#include <random>

using namespace forecast;

namespace {

constexpr double kHour = 3600, kDay = 86400;
constexpr double kEnd = 1'000'000'000;

using Points = std::array<std::vector<Point>, kWindows.size()>;

// Samples f(seconds before now, negative) as the history gives it: at most so many buckets a window.
Points sampled(const std::function<double(double)> &f, double measuredFor = 100 * kDay)
{
    Points points;
    for (std::size_t w = 0; w < kWindows.size(); ++w) {
        const double length = double(kWindows[w].length.count());
        const double width = length / kWindows[w].points;
        for (int i = 0; i < kWindows[w].points; ++i) {
            const double at = -length + (i + 0.5) * width;
            if (at >= -measuredFor)
                points[w].push_back({kEnd + at, f(at)});
        }
    }
    return points;
}

// One walk, a step each half minute, the same for all windows.
Points walk(std::mt19937 &random, double step)
{
    std::normal_distribution<double> change(0, step);
    constexpr int kSteps = int(28 * kDay / 30);
    std::vector<double> values(kSteps + 1);
    values.back() = 50;
    for (int i = kSteps - 1; i >= 0; --i)
        values[std::size_t(i)] = values[std::size_t(i) + 1] + change(random);
    return sampled([&](double at) { return values[std::size_t(std::clamp(kSteps + at / 30, 0.0, double(kSteps)))]; });
}

} // namespace

class TestOutlook : public QObject {
    Q_OBJECT
private slots:
    void aSteadyFillIsDatedWithinATenth_data()
    {
        QTest::addColumn<double>("eta");      // seconds until it is full
        QTest::addColumn<double>("measured"); // how long it has been watched
        QTest::addColumn<double>("noise");    // percent
        QTest::newRow("41 days, watched for months") << 41 * kDay << 100 * kDay << 0.2;
        QTest::newRow("200 days, watched for months") << 200 * kDay << 100 * kDay << 0.05;
        QTest::newRow("12 days, watched for a week") << 12 * kDay << 8 * kDay << 0.2;
        QTest::newRow("3 days, watched for a day") << 3 * kDay << 1.1 * kDay << 0.2;
        QTest::newRow("5 hours, watched for an hour") << 5 * kHour << 1.2 * kHour << 0.1;
        QTest::newRow("20 minutes, watched for an hour") << kHour / 3 << 1.2 * kHour << 0.5;
    }
    void aSteadyFillIsDatedWithinATenth()
    {
        QFETCH(double, eta);
        QFETCH(double, measured);
        QFETCH(double, noise);
        int inBand = 0;
        constexpr int kRounds = 40;
        for (int round = 0; round < kRounds; ++round) {
            std::mt19937 random{unsigned(round + 1)};
            std::normal_distribution<double> shake(0, noise);
            const double level = 55;
            const Points points = sampled([&](double at) { return level + (100 - level) / eta * at + shake(random); }, measured);
            const Outlook outlook = outlookOf(points, kEnd, 100);
            QVERIFY2(outlook.predictable(), qPrintable(QString::number(int(outlook.refusal))));
            QVERIFY2(std::abs(outlook.seconds - eta) <= 0.1 * eta, qPrintable(QString::number(outlook.seconds / eta)));
            QVERIFY(outlook.early < outlook.seconds && outlook.seconds < outlook.late);
            inBand += outlook.early <= eta && eta <= outlook.late;
        }
        QVERIFY2(inBand >= kRounds * 9 / 10, qPrintable(QString::number(inBand)));
    }

    void aRandomWalkIsNotPredictable()
    {
        constexpr int kWalks = 120;
        constexpr unsigned kSeed = 20;
        int predicted = 0, agreed = 0;
        std::mt19937 random{kSeed};
        for (int i = 0; i < kWalks; ++i) {
            const Outlook outlook = outlookOf(walk(random, 0.05), kEnd, 100);
            predicted += outlook.predictable();
            agreed += outlook.predictable() && outlook.confidence == Confidence::Good;
        }
        qInfo("seed %u: %d of %d walks were given a date", kSeed, predicted, kWalks);
        QVERIFY(predicted <= kWalks / 100);
        QCOMPARE(agreed, 0);
    }

    void nothingIsSaidOfTooShortAPast()
    {
        const Outlook outlook = outlookOf(sampled([](double at) { return 50 + at / 100; }, 0.7 * kHour), kEnd, 100);
        QVERIFY(outlook.refusal == Refusal::TooFew);
        QVERIFY(outlookOf({}, kEnd, 100).refusal == Refusal::TooFew);
    }

    void aWideHoleInThePastIsNotBridged()
    {
        const Points whole = sampled([](double at) { return 95 + 2 * at / kHour; }, 1.1 * kHour);
        const auto without = [&](double from, double to) {
            Points points = whole;
            std::erase_if(points[0], [&](const Point &p) { return p.at >= kEnd + from * kHour && p.at < kEnd + to * kHour; });
            return outlookOf(points, kEnd, 100);
        };
        QVERIFY(without(-0.6, -0.4).predictable()); // a nap
        QVERIFY(without(-0.9, -0.2).refusal == Refusal::TooFew);
        QVERIFY(without(-1, -0.9).refusal == Refusal::TooFew); // the beginning
        QVERIFY(without(-0.1, 0).refusal == Refusal::TooFew); // the end: old figures
    }

    void aJumpIsNoTrend()
    {
        const auto step = [](double at) { return at < -0.4 * kDay ? 20.0 : 60.0; };
        QVERIFY(!outlookOf(sampled(step, 1.1 * kDay), kEnd, 100).predictable());
        const auto reset = [](double at) { return 80 + 2000 * at / kDay / 100 + (at < -0.3 * kDay ? 0.0 : -60.0); };
        const Outlook after = outlookOf(sampled(reset, 1.1 * kDay), kEnd, 100);
        QVERIFY(!after.predictable() || after.window == std::chrono::hours(1));
        Points day = sampled(reset, 1.1 * kDay);
        day[0].clear();
        QVERIFY(outlookOf(day, kEnd, 100).refusal == Refusal::Jump);
    }

    void whatComesBackEachDayIsNoTrend()
    {
        const auto daily = [](double at) { return 50 + 20 * std::sin(at / kDay * 2 * std::numbers::pi); };
        const Outlook outlook = outlookOf(sampled(daily), kEnd, 100);
        QVERIFY(!outlook.predictable());
        const auto sawtooth = [](double at) { return 10 + 60 * (at / 0.3 / kDay - std::floor(at / 0.3 / kDay - 0.1)); };
        QVERIFY(!outlookOf(sampled(sawtooth), kEnd, 100).predictable());
        // and does not hide one
        const auto both = [&](double at) { return daily(at) / 20 + 40 + at / kDay; };
        const Outlook under = outlookOf(sampled(both), kEnd, 100);
        QVERIFY(!under.predictable() || std::abs(under.seconds - 57.5 * kDay) < 6 * kDay);
    }

    void whatHasStoppedOrRunsAwayContradictsItsPast()
    {
        const auto stopped = [](double at) { return at < -1.2 * kHour ? 60 + 0.2 * at / kHour : 60.0; };
        QVERIFY(outlookOf(sampled(stopped, 1.1 * kDay), kEnd, 100).refusal == Refusal::Contradicted);
        const auto runaway = [](double at) { return at < -1.1 * kHour ? 60 + 0.01 * at / kHour : 62 + 2 * at / kHour; };
        const Outlook outlook = outlookOf(sampled(runaway), kEnd, 100);
        QVERIFY(!outlook.predictable() || outlook.window == std::chrono::hours(1));
    }

    void whatGoesAwayOrHardlyMovesHasNoDate()
    {
        QVERIFY(outlookOf(sampled([](double at) { return 50 - at / kDay; }), kEnd, 100).refusal == Refusal::Away);
        QVERIFY(outlookOf(sampled([](double at) { return 50 + at / kDay / 1000; }), kEnd, 100).refusal == Refusal::Far);
        QVERIFY(outlookOf(sampled([](double) { return 50; }), kEnd, 100).refusal == Refusal::Far);
    }

    void aFallingFigureReachesItsLimitToo()
    {
        const Outlook outlook = outlookOf(sampled([](double at) { return 50 - at / kDay; }), kEnd, 10, true);
        QVERIFY(outlook.predictable());
        QVERIFY(std::abs(outlook.seconds - 40 * kDay) < kDay);
    }

    void whatIsFullIsFullNow()
    {
        const Outlook outlook = outlookOf(sampled([](double at) { return 101 + at / kDay; }), kEnd, 100);
        QVERIFY(outlook.predictable());
        QCOMPARE(outlook.seconds, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestOutlook)
#include "tst_outlook.moc"
