// SPDX-License-Identifier: GPL-3.0-or-later
// What a file or a server says of a moment may be any number: it stays within what can be counted with.
#include "models/base/clock.h"
#include "models/base/moment.h"

#include <QTest>

#include <limits>

using namespace base;
using namespace std::chrono_literals;

class TestMoment : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsRead()
    {
        const auto at = momentIn(QStringLiteral("2026-11-27T03:00:12.5Z"));
        QVERIFY(at && *at == fromMilliseconds(1'795'748'412'500));
        QVERIFY(*momentIn(QStringLiteral("2026-11-27T04:00:12.500+01:00")) == *at);
        for (const char *none : {"", "now", "2026-13-01T00:00:00Z", "12"})
            QVERIFY2(!momentIn(QString::fromLatin1(none)), none);
    }
    void noNumberIsTooLarge()
    {
        const std::int64_t most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
        QVERIFY(fromMilliseconds(most) == fromMicroseconds(most) && fromMilliseconds(least) == fromMicroseconds(least));
        QVERIFY(fromMilliseconds(most) + 24h * 365 > fromMilliseconds(most)); // what is reckoned from it is no other century
        QVERIFY(*momentIn(QStringLiteral("9999-01-01T00:00:00Z")) == fromMilliseconds(most));
        QVERIFY(fromSeconds(1e300) > fromSeconds(1e9) && fromSeconds(-1e300) < WallTime{});
        QVERIFY(fromSeconds(std::numeric_limits<double>::quiet_NaN()) == WallTime{});
        QVERIFY(fromSeconds(1.5) == fromMilliseconds(1500));
    }
};

QTEST_GUILESS_MAIN(TestMoment)
#include "tst_moment.moc"
