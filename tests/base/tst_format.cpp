// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/format.h"
#include "models/base/moment.h"
#include "models/base/resource.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <limits>

using base::Unit;

class TestFormat : public QObject {
    Q_OBJECT
private slots:
    // The day as the language has it, and the same moment for who sits elsewhere.
    void moments()
    {
        class German : public QTranslator {
        public:
            [[nodiscard]] bool isEmpty() const override { return false; }
            [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override { return QString::fromUtf8(text).replace(QStringLiteral("d MMM"), QStringLiteral("d. MMM")); }
        } german;
        const QDateTime at(QDate(2026, 11, 27), QTime(4, 0, 12));
        const base::WallTime moment{std::chrono::milliseconds(at.toMSecsSinceEpoch())};
        QCOMPARE(base::momentText(moment), QStringLiteral("27 Nov 2026 04:00:12"));
        QCOMPARE(base::momentWithUtc(moment), QStringLiteral("27 Nov 2026 04:00:12  ") + at.toUTC().toString(Qt::ISODate));
        QCOMPARE(base::nearMoment(moment, moment + std::chrono::minutes(5)), QStringLiteral("04:00"));
        QCoreApplication::installTranslator(&german);
        QCOMPARE(base::momentText(moment), QStringLiteral("27. Nov 2026 04:00:12"));
        QCOMPARE(base::nearMoment(moment, moment + std::chrono::hours(48)), QStringLiteral("27. Nov 04:00"));
        QCOMPARE(base::nearMomentWithSeconds(moment, moment + std::chrono::hours(48)), QStringLiteral("27. Nov 04:00:12"));
        QCoreApplication::removeTranslator(&german);
    }
    void durationsReadLikeSpeech_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        const auto row = [](double s, const char *t) { QTest::addRow("%g", s) << s << QString::fromUtf8(t); };
        row(0, "0 s");
        row(0.02, "0.02 s");
        row(0.4, "0.4 s");
        row(4.24, "4.2 s");
        row(9.97, "10 s");
        row(42, "42 s");
        row(59.7, "1 min");
        row(134, "2 min 14 s");
        row(120, "2 min");
        row(3 * 3600 + 12 * 60 + 5, "3 h 12 min");
        row(90000, "1 d 1 h");
        row(41.6 * 86400, "41 days");
        row(-3, "0 s");
    }

    void durationsReadLikeSpeech()
    {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(base::duration(seconds, QLocale::c()).replace(QChar(0xa0), QLatin1Char(' ')), text);
    }

    void agesAreWholeSecondsFromOneOn()
    {
        QCOMPARE(base::age(0.2, QLocale::c()), QStringLiteral("1\u00a0s"));
        QCOMPARE(base::age(4.9, QLocale::c()), QStringLiteral("4\u00a0s"));
        QCOMPARE(base::age(59.7, QLocale::c()), QStringLiteral("59\u00a0s"));
        QCOMPARE(base::age(61.7, QLocale::c()), QStringLiteral("1\u00a0min 1\u00a0s"));
    }

    void figuresKeepNumberAndUnitApart_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("unitText");
        const auto row = [](double v, Unit u, const char *n, const char *t) {
            QTest::addRow("%g %d", v, int(u)) << v << u << QString::fromUtf8(n) << QString::fromUtf8(t);
        };
        row(83, Unit::Count, "83", "");
        row(1204, Unit::Transactions, "1,204", "/s");
        row(409.6 * 1024, Unit::BytesPerSecond, "410", "KiB/s");
        row(3.1 * 1048576, Unit::Bytes, "3.1", "MiB");
        row(1023.7, Unit::Bytes, "1.0", "KiB");
        row(512, Unit::Bytes, "512", "B");
        row(120.0 * 1024 * 1024 * 1024, Unit::Bytes, "120", "GiB");
        row(99.21, Unit::Percent, "99.2", "%");
        row(100, Unit::Percent, "100", "%");
        row(4.81, Unit::Seconds, "4.8", "s");
        row(372, Unit::Seconds, "6 min 12 s", "");
        row(0.73, Unit::Milliseconds, "0.7", "ms");
        row(250, Unit::Milliseconds, "250", "ms");
        row(12345, Unit::Milliseconds, "12", "s");
        row(63.8, Unit::Days, "63", "days");
        row(1, Unit::Boolean, "yes", "");
        row(0.121, Unit::PerSecond, "0.12", "/s");
        row(std::numeric_limits<double>::quiet_NaN(), Unit::Percent, "–", "");
    }

    void figuresKeepNumberAndUnitApart()
    {
        QFETCH(double, value);
        QFETCH(Unit, unit);
        QFETCH(QString, number);
        QFETCH(QString, unitText);
        base::Figure f = base::figure(value, unit, QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(f.number.replace(QChar(0xa0), QLatin1Char(' ')), number);
        QCOMPARE(f.unit, unitText);
    }

    void numbersFollowTheLocale()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        QCOMPARE(base::figure(99.2, Unit::Percent, german).number, QStringLiteral("99,2"));
        QCOMPARE(base::duration(4.2, german), QStringLiteral("4,2\u00a0s"));
        QCOMPARE(base::figure(7, Unit::Other, german, QStringLiteral("Bestellungen")).text(), QStringLiteral("7\u00a0Bestellungen"));
    }

    void resourcesComeFromTheNamedFolder()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        qputenv("QUARTERDECK_RESOURCES", folder.path().toUtf8());
        QCOMPARE(base::resource(QStringLiteral("a.txt")).value(), QByteArray("hello"));
        const auto missing = base::resource(QStringLiteral("b.txt"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, base::Errc::Absent);
        qunsetenv("QUARTERDECK_RESOURCES");
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
