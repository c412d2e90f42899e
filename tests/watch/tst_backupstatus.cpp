// SPDX-License-Identifier: GPL-3.0-or-later
// The age of the last good backup, out of the status file that whoever backs up writes.
#include "models/base/moment.h"
#include "models/watch/backupstatus.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"

#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using watch::NoValue;

namespace {

const QByteArray kNow = "2026-11-27T12:00:00Z";
constexpr double kNowSeconds = 1795780800;

watch::Reading ageOf(const QByteArray &line)
{
    return watch::backupAge({line, 0}, u"/backup/last"_s, base::WallTime(std::chrono::seconds(qint64(kNowSeconds))));
}

environment::Target backedUp(const QString &host, quint16 port, const QString &statusFile)
{
    environment::PostgresSettings s;
    s.host = host;
    s.port = port;
    s.user = u"postgres"_s;
    s.tls.mode = environment::Tls::Mode::Disable;
    s.backup.statusFile = statusFile;
    environment::Target target = targetOf(u"db"_s, environment::TargetKind::Postgres, s);
    target.coldInterval = std::chrono::milliseconds(200);
    target.deadline = std::chrono::seconds(5);
    return target;
}

void writeStatus(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    QVERIFY(file.commit());
}

} // namespace

class TestBackupStatus : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void aTimeIsAnAge_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<double>("age");
        QTest::newRow("now") << kNow << 0.0;
        QTest::newRow("UTC") << QByteArray("2026-11-27T11:00:00Z") << 3600.0;
        QTest::newRow("a part of a second") << QByteArray("2026-11-27T11:59:59.500Z") << 0.5;
        QTest::newRow("another zone") << QByteArray("2026-11-27T11:00:00+01:00") << 7200.0;
        QTest::newRow("seconds since 1970") << QByteArray::number(qint64(kNowSeconds) - 90) << 90.0;
        QTest::newRow("with a fraction") << QByteArray::number(qint64(kNowSeconds) - 90) + ".5" << 89.5;
        QTest::newRow("a clock a little ahead") << QByteArray::number(qint64(kNowSeconds) + 2) << 0.0;
    }

    void aTimeIsAnAge()
    {
        QFETCH(QByteArray, line);
        QFETCH(double, age);
        const watch::Reading reading = ageOf(line);
        QVERIFY2(reading.hasValue(), qPrintable(reading.why.visible()));
        QCOMPARE(reading.value, age);
    }

    void whatIsNoTimeIsAReasonAndNeverANumber_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QByteArray() << u"the first line of /backup/last is empty"_s;
        for (const char *text : {"ok", "backup failed", "nan", "inf", "-5", "0", "2026-13-45T00:00:00Z", "1e999"})
            QTest::newRow(text) << QByteArray(text) << u"the first line of /backup/last is neither an ISO 8601 time nor seconds since 1970"_s;
        QTest::newRow("no text") << QByteArray("\xff\xfe") << u"the first line of /backup/last is neither an ISO 8601 time nor seconds since 1970"_s;
        QTest::newRow("tomorrow") << QByteArray("2026-11-28T12:00:00Z") << u"the time in /backup/last is in the future"_s;
        QTest::newRow("in a minute") << QByteArray::number(qint64(kNowSeconds) + 60) << u"the time in /backup/last is in the future"_s;
        QTest::newRow("milliseconds") << QByteArray::number(qint64(kNowSeconds) * 1000) << u"the time in /backup/last is in the future"_s;
    }

    void whatIsNoTimeIsAReasonAndNeverANumber()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, why);
        const watch::Reading reading = ageOf(line);
        QCOMPARE(reading.noValue, NoValue::Error);
        QCOMPARE(reading.why.visible(), why);
    }

    void theFirstLineCounts()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"last"_s);
        const QByteArray file = QFile::encodeName(path);
        QCOMPARE(watch::readBackupStatus(file).error, ENOENT);
        QVERIFY(watch::readBackupStatus(QFile::encodeName(folder.path())).error != 0); // a folder
        writeStatus(path, " 1795780000 \r\nfull\n");
        QCOMPARE(watch::readBackupStatus(file).line, QByteArray("1795780000"));
        writeStatus(path, "\n1795780000\n");
        QVERIFY(watch::readBackupStatus(file).line.isEmpty());
        writeStatus(path, QByteArray(1 << 20, '1'));
        QVERIFY(!watch::backupAge(watch::readBackupStatus(file), path, base::Clock::system().wallNow()).hasValue());
        if (geteuid() != 0) { // root reads everything
            QVERIFY(QFile::setPermissions(path, {}));
            QCOMPARE(watch::backupAge(watch::readBackupStatus(file), path, base::Clock::system().wallNow()).why.visible(), u"this user may not read %1"_s.arg(path));
        }
    }

    void aPipeThatNobodyWritesToHoldsNobody()
    {
        const QTemporaryDir folder;
        const QByteArray path = QFile::encodeName(folder.filePath(u"pipe"_s));
        QCOMPARE(mkfifo(path.constData(), 0600), 0);
        QVERIFY(watch::readBackupStatus(path).line.isEmpty());
    }

    void theFileIsFollowed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"last-good-backup"_s);
        PostgresServer server;
        ProbeBench bench;
        bench.add(backedUp(server.folder(), server.port(), path));
        bench.start<watch::PostgresProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.why("pg.backup.age"), u"there is no file %1"_s.arg(path), 15000);
        QCOMPARE(bench.noValue("pg.backup.age"), NoValue::Error);
        writeStatus(path, QByteArray::number(qint64(time(nullptr)) - 7200) + '\n');
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("pg.backup.age") >= 7200, 15000);
        QVERIFY(bench.value("pg.backup.age") < 7300);
        writeStatus(path, base::isoMoment(base::Clock::system().wallNow()).toUtf8() + '\n');
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("pg.backup.age") < 60, 15000);
        writeStatus(path, QByteArray::number(qint64(time(nullptr)) + 86400) + '\n');
        QTRY_COMPARE_WITH_TIMEOUT(bench.noValue("pg.backup.age"), NoValue::Error, 15000);
        QVERIFY(bench.why("pg.backup.age").contains(u"future"_s));
    }

    // The backups run, or do not, whatever keeps us from their server; of what is refused nothing is tried again.
    void theFileIsFollowedWhileTheServerDoesNotLetUsIn_data()
    {
        QTest::addColumn<bool>("runs");
        QTest::addColumn<watch::Condition>("condition");
        QTest::newRow("nobody listens") << false << watch::Condition::Down;
        QTest::newRow("there is no such database") << true << watch::Condition::Misconfigured;
    }

    void theFileIsFollowedWhileTheServerDoesNotLetUsIn()
    {
        QFETCH(bool, runs);
        QFETCH(watch::Condition, condition);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"last-good-backup"_s);
        std::optional<PostgresServer> server;
        if (runs)
            server.emplace();
        writeStatus(path, QByteArray::number(qint64(time(nullptr)) - 7200) + '\n');
        ProbeBench bench;
        environment::Target target = runs ? backedUp(server->folder(), server->port(), path) : backedUp(u"127.0.0.1"_s, freePort(), path);
        std::get<environment::PostgresSettings>(target.settings).database = u"nowhere"_s;
        bench.add(target);
        bench.start<watch::PostgresProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), condition, 15000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("pg.backup.age") >= 7200, 15000);
        const double first = bench.value("pg.backup.age");
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("pg.backup.age") > first, 15000); // it is not what was read once
        writeStatus(path, base::isoMoment(base::Clock::system().wallNow()).toUtf8() + '\n');
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("pg.backup.age") < 60, 15000);
        QVERIFY(QFile::remove(path));
        QTRY_COMPARE_WITH_TIMEOUT(bench.why("pg.backup.age"), u"there is no file %1"_s.arg(path), 15000);
        QCOMPARE(bench.condition(), condition);
    }

    void withoutTheSettingItIsNotConfigured()
    {
        PostgresServer server;
        ProbeBench bench;
        environment::PostgresSettings s;
        s.host = server.folder();
        s.port = server.port();
        s.user = u"postgres"_s;
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target target = targetOf(u"db"_s, environment::TargetKind::Postgres, s);
        target.deadline = std::chrono::seconds(5);
        bench.add(target);
        bench.start<watch::PostgresProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.noValue("pg.backup.age"), NoValue::NotApplicable, 15000);
        QVERIFY(bench.why("pg.backup.age").startsWith(u"not configured"_s));
    }
};

QTEST_GUILESS_MAIN(TestBackupStatus)
#include "tst_backupstatus.moc"
