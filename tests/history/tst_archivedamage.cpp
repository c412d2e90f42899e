// SPDX-License-Identifier: GPL-3.0-or-later
// What the archive makes of files that were cut, changed, half written or could not be written.

#include "tests/history/archivefixture.h"

#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace test;
using history::Archive;
using history::kDay;

namespace {

constexpr int kSeries = 4;
constexpr std::int64_t kLong = 5 * kDay;

double valueAt(int series, std::int64_t t) { return series * 1000 + double(t / 10 % 997); }

// Five days of figures that tell their time; the last hours are still a journal.
bool fill(const QString &path, TwoHandedClock &clock)
{
    auto archive = open(path, clock);
    if (!archive)
        return false;
    const std::int64_t end = clock.wall() + kLong;
    while (clock.wall() < end) {
        for (int i = 0; i < 60; ++i) {
            for (int s = 0; s < kSeries; ++s)
                archive->add(key(s), clock.wallNow(), valueAt(s, clock.wall()));
            clock.pass(10);
        }
        if (!archive->flush())
            return false;
    }
    return archive->close().has_value() && archive->takeDamaged().isEmpty();
}

QByteArray contents(const QString &file)
{
    QFile f(file);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

bool put(const QString &file, const QByteArray &bytes)
{
    QFile f(file);
    return f.open(QIODevice::WriteOnly | QIODevice::Truncate) && f.write(bytes) == bytes.size();
}

// Ten-second buckets of a series in a span that are there; -1: one of them is wrong.
int rightBuckets(const Archive &archive, int series, std::int64_t from, std::int64_t to)
{
    int there = 0;
    for (std::int64_t t = from; t < to; t += 3600)
        for (const auto &bucket : archive.read(key(series), at(t), at(t + 3600), 361)) {
            if (bucket.stat.count == 0)
                continue;
            const std::int64_t start = bucket.start.time_since_epoch() / std::chrono::seconds(1);
            if (!test::close(bucket.stat.mean, valueAt(series, start)) || bucket.stat.count != 1)
                return -1;
            ++there;
        }
    return there;
}

// In a process of its own: a small disk in a namespace of its own, filled up and emptied again.
int fullDisk(const char *folder)
{
    const QByteArray user = "0 " + QByteArray::number(getuid()) + " 1";
    const QByteArray group = "0 " + QByteArray::number(getgid()) + " 1";
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 || !put(QStringLiteral("/proc/self/setgroups"), "deny")
        || !put(QStringLiteral("/proc/self/uid_map"), user) || !put(QStringLiteral("/proc/self/gid_map"), group)
        || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        std::fprintf(stderr, "no namespaces of one's own: %s\n", std::strerror(errno));
        return 77;
    }
    if (mount("none", folder, "tmpfs", 0, "size=2m") != 0) {
        std::fprintf(stderr, "no tmpfs: %s\n", std::strerror(errno));
        return 77;
    }
    const QString ballast = QString::fromLocal8Bit(folder) + QStringLiteral("/ballast");
    const QString path = QString::fromLocal8Bit(folder) + QStringLiteral("/history");
    TwoHandedClock clock;
    auto archive = open(path, clock);
    if (!archive)
        return 1;
    int refused = 0;
    std::string said;
    for (int minute = 0; minute < 24 * 60; ++minute) {
        for (int i = 0; i < 6; ++i) {
            for (int s = 0; s < kSeries; ++s)
                archive->add(key(s), clock.wallNow(), valueAt(s, clock.wall()));
            clock.pass(10);
        }
        if (minute == 400) { // until nothing fits any more
            QFile file(ballast);
            if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                return 2;
            while (file.write(QByteArray(4096, 'x')) == 4096)
                ;
        }
        if (minute == 700)
            QFile::remove(ballast);
        if (const auto written = archive->flush(); !written) {
            ++refused;
            said = written.error().text;
            if (minute < 400 || minute > 700)
                return 3;
        }
    }
    std::printf("%d refused: %s\n", refused, said.c_str());
    const std::int64_t end = clock.wall();
    if (refused < 200 || said.find("history") == std::string::npos || !archive->close())
        return 4;
    archive.reset();
    archive = open(path, clock);
    for (int s = 0; s < kSeries; ++s)
        if (const int there = rightBuckets(*archive, s, kStart, end); there != 24 * 360) {
            std::fprintf(stderr, "series %d: %d buckets\n", s, there);
            return 5;
        }

    archive.reset();
    if (mount("none", folder, nullptr, MS_REMOUNT | MS_RDONLY, "size=2m") != 0)
        return 6;
    const auto readOnly = Archive::open(path, {}, clock);
    if (readOnly || QString::fromStdString(readOnly.error().text).contains(u'\n'))
        return 7;
    std::printf("read-only: %s\n", readOnly.error().text.c_str());
    return 0;
}

} // namespace

class TstArchiveDamage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        folder = temporaryFolder();
        path = folder->filePath(QStringLiteral("history"));
        QVERIFY(fill(path, clock));
        files = QDir(path).entryList({QStringLiteral("*.segment"), QStringLiteral("*.journal"), QStringLiteral("*.names")});
        QVERIFY(files.size() > 60);
    }

    void aFlippedBitCostsItsBlockAlone()
    {
        const std::int64_t hour = clock.wall() - kDay;
        const QString file = path + u'/' + history::SegmentName{0, history::floorDiv(hour, 3600), 0}.file(history::kSegmentEnding);
        const QByteArray whole = contents(file);
        QVERIFY(!whole.isEmpty());
        QByteArray broken = whole;
        broken[broken.size() - 20] = char(broken[broken.size() - 20] ^ 4); // in the last block
        QVERIFY(put(file, broken));
        auto archive = open(path, clock);
        QVERIFY(archive->takeDamaged().isEmpty());
        const std::int64_t from = history::floorDiv(hour, 3600) * 3600;
        int lost = 0;
        for (int s = 0; s < kSeries; ++s) {
            const int there = rightBuckets(*archive, s, from, from + 3600);
            QVERIFY(there == 0 || there == 360);
            lost += there == 0;
            QCOMPARE(rightBuckets(*archive, s, from - 3600, from), 360);
        }
        QCOMPARE(lost, 1);
        archive.reset();
        QVERIFY(put(file, whole));
    }

    void aDamagedHeadIsMovedAsideAndSummedUpAgain()
    {
        // half a day in minutes is lost; its hours are still there and make it anew
        const std::int64_t half = history::floorDiv(clock.wall() - kDay, kDay / 2);
        const QString file = path + u'/' + history::SegmentName{1, half, 0}.file(history::kSegmentEnding);
        const QByteArray whole = contents(file);
        QVERIFY(!whole.isEmpty());
        QVERIFY(put(file, QByteArray(whole).replace(0, 4, "oops")));
        auto archive = open(path, clock);
        const QStringList said = archive->takeDamaged();
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0].contains(file + history::kDamagedEnding));
        QCOMPARE(contents(file + history::kDamagedEnding).size(), whole.size());
        QVERIFY(archive->flush());
        QCOMPARE(contents(file), whole);
        QCOMPARE(archive->bytes(), bytesIn(path));
        archive.reset();
        QVERIFY(QFile::remove(file + history::kDamagedEnding));
    }

    void anythingAnywhere()
    {
        std::mt19937 random(99);
        const auto upTo = [&](qsizetype most) { return std::uniform_int_distribution<qsizetype>(0, most)(random); };
        for (int round = 0; round < 400; ++round) {
            const QString name = files[upTo(files.size() - 1)];
            const QString file = path + u'/' + name;
            const QByteArray whole = contents(file);
            QByteArray broken = whole;
            switch (round % 4) {
            case 0:
                broken.truncate(upTo(broken.size()));
                break;
            case 1:
                broken[upTo(broken.size() - 1)] = char(upTo(255));
                break;
            case 2: // a page that never reached the disk
                for (qsizetype i = upTo(broken.size() - 1), end = std::min(i + 4096, broken.size()); i < end; ++i)
                    broken[i] = 0;
                break;
            default:
                broken.append(QByteArray(int(upTo(200)), char(upTo(255))));
            }
            QVERIFY(put(file, broken));
            auto archive = open(path, clock);
            QVERIFY2(archive, qPrintable(name));
            // the other files are whole, and nothing is made up
            const auto damaged = history::SegmentName::parse(name, name.endsWith(history::kSegmentEnding) ? history::kSegmentEnding : history::kJournalEnding);
            const std::int64_t end = history::floorDiv(clock.wall(), 3600) * 3600;
            for (std::int64_t hour = end - 12 * 3600; hour <= end; hour += 3600) {
                const int there = rightBuckets(*archive, round % kSeries, hour, std::min(hour + 3600, clock.wall()));
                QVERIFY2(there >= 0, qPrintable(name));
                if (!damaged || damaged->level != 0 || damaged->start() != hour)
                    QCOMPARE(there, int((std::min(hour + 3600, clock.wall()) - hour) / 10));
            }
            const auto sum = archive->read(key(round % kSeries), at(kStart), at(clock.wall()), 3);
            for (const auto &bucket : sum)
                QVERIFY(bucket.stat.count == 0 || (bucket.stat.minimum >= float(round % kSeries * 1000) && bucket.stat.maximum < float(round % kSeries * 1000 + 997)));
            archive.reset();
            for (const QString &aside : QDir(path).entryList({u'*' + history::kDamagedEnding + u'*'})) {
                QCOMPARE(contents(path + u'/' + aside), broken); // moved aside, not deleted
                QVERIFY(QFile::remove(path + u'/' + aside));
            }
            QVERIFY(put(file, whole));
        }
    }

    void aJournalDamagedInTheMiddleKeepsTheRest()
    {
        const QStringList journals = files.filter(history::kJournalEnding);
        QVERIFY(!journals.isEmpty());
        const QString file = path + u'/' + journals.last();
        const QByteArray whole = contents(file);
        QByteArray broken = whole;
        broken[broken.size() / 2] = char(broken[broken.size() / 2] ^ 1);
        QVERIFY(put(file, broken));
        auto archive = open(path, clock);
        const std::int64_t hour = history::SegmentName::parse(journals.last(), history::kJournalEnding)->start();
        const int all = int((clock.wall() - hour) / 10);
        for (int s = 0; s < kSeries; ++s)
            QCOMPARE(rightBuckets(*archive, s, hour, clock.wall()), all - 1);
        QCOMPARE(archive->takeDamaged().size(), 1);
        TwoHandedClock later = clock;
        archive.reset();
        later.pass(3700); // when the hour is over it is moved aside, as it is
        archive = open(path, later);
        QVERIFY(archive->flush());
        QVERIFY(QFile::exists(file + history::kDamagedEnding));
        QVERIFY(!QFile::exists(file));
    }

    void aFullAndAReadOnlyDisk()
    {
        const QString mountPoint = folder->filePath(QStringLiteral("small"));
        QVERIFY(QDir().mkpath(mountPoint));
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--full-disk"), mountPoint});
        QVERIFY(child.waitForFinished(60'000));
        if (child.exitCode() == 77)
            QSKIP("NOT TESTED: a full disk. This computer allows no tmpfs in a namespace of one's own.");
        qInfo("%s", child.readAllStandardOutput().constData());
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    QStringList files;
    TwoHandedClock clock;
};

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--full-disk")
        return fullDisk(argv[2]);
    const QCoreApplication app(argc, argv);
    TstArchiveDamage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_archivedamage.moc"
