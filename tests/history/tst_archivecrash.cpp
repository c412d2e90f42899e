// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of everything: a child writes months in seconds and says after each flush how far it came; the
// parent kills it at a random moment, opens the folder and holds what is there against what was said.

#include "tests/history/archivefixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <unistd.h>

using namespace test;
using history::kDay;

namespace {

constexpr int kSeries = 3;
constexpr int kRounds = 100;     // at least
constexpr int kMostRounds = 400; // where a program gets less done before it is killed
constexpr std::int64_t kDays = 14; // after which hours, half days and four days were made

double valueAt(int series, std::int64_t t) { return series * 1000 + double(t / 10 % 997); }

// One value each ten seconds, a flush each minute; never ends.
int writeForEver(const char *folder, std::int64_t from)
{
    TwoHandedClock clock;
    clock.setWall(from);
    auto archive = open(QString::fromLocal8Bit(folder), clock);
    if (!archive)
        return 1;
    for (;;) {
        for (int i = 0; i < 6; ++i) {
            for (int s = 0; s < kSeries; ++s)
                archive->add(key(s), clock.wallNow(), valueAt(s, clock.wall()));
            clock.pass(10);
        }
        if (!archive->flush())
            return 2;
        const std::int64_t reached = clock.wall();
        if (write(STDOUT_FILENO, &reached, sizeof reached) != ssize_t(sizeof reached))
            return 3;
    }
}

} // namespace

class TstArchiveCrash : public QObject {
    Q_OBJECT
private slots:
    void killedAtAnyMoment()
    {
        const auto folder = temporaryFolder();
        const QString path = folder->filePath(QStringLiteral("history"));
        std::int64_t next = kStart;
        std::int64_t days = 0;
        int round = 0;
        for (; round < kRounds || (days <= kDays && round < kMostRounds); ++round) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path, QString::number(next)});
            QVERIFY(child.waitForReadyRead(20'000));
            QElapsedTimer since;
            since.start();
            const int life = QRandomGenerator::global()->bounded(60);
            QByteArray said = child.readAllStandardOutput();
            while (since.elapsed() < life) {
                (void)child.waitForReadyRead(int(std::max<qint64>(1, life - since.elapsed())));
                said += child.readAllStandardOutput();
            }
            child.kill();
            QVERIFY(child.waitForFinished(20'000));
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            said += child.readAllStandardOutput();
            QVERIFY(said.size() >= 8);
            std::int64_t reached = 0;
            std::memcpy(&reached, said.constData() + (said.size() / 8 - 1) * 8, sizeof reached);

            TwoHandedClock clock;
            clock.setWall(reached + 60);
            auto archive = open(path, clock);
            QVERIFY(archive);
            QVERIFY2(archive->takeDamaged().isEmpty(), "a killed program damages nothing");
            const std::int64_t oldest = std::max(kStart, reached - kDay);
            std::int64_t newest = 0;
            for (int s = 0; s < kSeries; ++s) {
                std::int64_t expected = oldest;
                for (std::int64_t t = oldest; t < reached + 120; t += 3600)
                    for (const auto &bucket : archive->read(key(s), at(t), at(std::min(t + 3600, reached + 120)), 361)) {
                        const std::int64_t start = bucket.start.time_since_epoch() / std::chrono::seconds(1);
                        if (start < expected || bucket.stat.count == 0)
                            continue;
                        QCOMPARE(start, expected); // no hole
                        QCOMPARE(bucket.stat.count, 1U); // nothing twice
                        QVERIFY(test::close(bucket.stat.mean, valueAt(s, start)));
                        expected = start + 10;
                    }
                QVERIFY2(expected >= reached, qPrintable(QStringLiteral("%1 s are lost").arg(reached - expected)));
                newest = std::max(newest, expected);
            }
            // the coarser levels: each value once, from the first one kept
            const std::int64_t weeks = std::max(kStart, newest - 80 * kDay);
            const auto sums = archive->read(key(1), at(weeks), at(newest), 60);
            std::uint64_t values = 0;
            for (const auto &bucket : sums)
                values += bucket.stat.count;
            const std::int64_t from = std::max(kStart, sums.front().start.time_since_epoch() / std::chrono::seconds(1));
            QCOMPARE(values, std::uint64_t(newest - from) / 10);
            archive.reset();
            QVERIFY(QDir(path).entryList({u'*' + history::kDamagedEnding}).isEmpty());
            days = (newest - kStart) / kDay;
            next = newest;
        }
        qInfo("%d kills in %lld days", round, (long long)days);
        QVERIFY(days > kDays);
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--write")
        return writeForEver(argv[2], std::atoll(argv[3]));
    const QCoreApplication app(argc, argv);
    TstArchiveCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_archivecrash.moc"
