// SPDX-License-Identifier: GPL-3.0-or-later
// The tape: what was recorded at a second is what is found there; its size has a bound; a torn end is cut, damage costs
// its minute and is said.

#include "models/recorder/recording.h"
#include "tests/recorder/frames.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace recorder;
using namespace std::chrono_literals;

namespace {

const QString kScope = QStringLiteral("shop");

struct Written {
    std::vector<Frame> frames;
};

Written record(Recording &recording, test::LivingPlatform &platform, int seconds)
{
    Written written;
    for (int s = 0; s < seconds; ++s) {
        if (!recording.append(platform.frame))
            qFatal("not written");
        written.frames.push_back(platform.frame);
        platform.second();
    }
    return written;
}

std::unique_ptr<Recording> open(const QString &folder, Recording::Limits limits = {})
{
    auto opened = Recording::open(folder, limits);
    return opened ? std::move(*opened) : nullptr;
}

QStringList filesOf(const QString &folder) { return QDir(folder).entryList({u'*' + Tape::kEnding}, QDir::Files, QDir::Name); }

} // namespace

class TstTape : public QObject {
    Q_OBJECT
private slots:
    void everySecondIsFound()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("recorder"));
        test::LivingPlatform platform;
        Written written;
        {
            auto recording = open(folder, {500'000'000, 60s, 100s});
            QVERIFY(recording);
            written = record(*recording, platform, 333);
            QVERIFY(filesOf(folder).size() >= 3);
            for (const Frame &frame : written.frames)
                QVERIFY(test::same(*recording->tape().at(kScope, frame.moment.wallNow), frame));
        }
        struct stat s{};
        QCOMPARE(::stat(QFile::encodeName(folder).constData(), &s), 0);
        QCOMPARE(s.st_mode & 0777, 0700U);
        QCOMPARE(::stat(QFile::encodeName(folder + u'/' + filesOf(folder).first()).constData(), &s), 0);
        QCOMPARE(s.st_mode & 0777, 0600U);

        Tape tape = Tape::ofFolder(folder);
        for (int i = int(written.frames.size()) - 1; i >= 0; i -= 7) {
            const Frame &frame = written.frames[std::size_t(i)];
            QVERIFY(test::same(*tape.at(kScope, frame.moment.wallNow + 400ms), frame));
        }
        QCOMPARE(tape.spans(kScope).size(), 1U);
        QVERIFY(!tape.at(kScope, written.frames.front().moment.wallNow - 1s));
        QVERIFY(!tape.at(kScope, written.frames.back().moment.wallNow + 6s));
        QVERIFY(!tape.at(QStringLiteral("another"), written.frames.back().moment.wallNow));
        QVERIFY(test::same(*tape.newest(kScope, written.frames.back().moment.wallNow + 1s), written.frames.back()));
        int seen = 0;
        tape.each(kScope, written.frames[50].moment.wallNow, written.frames[149].moment.wallNow, [&seen](const FramePtr &) {
            ++seen;
            return true;
        });
        QCOMPARE(seen, 100);
        QVERIFY(tape.takeDamaged().isEmpty());
    }

    void goesOnAfterAPause()
    {
        const QTemporaryDir dir;
        test::LivingPlatform platform;
        const base::WallTime first = platform.frame.moment.wallNow;
        {
            auto recording = open(dir.path());
            record(*recording, platform, 20);
        }
        platform.frame.moment.wallNow += 1h;
        auto recording = open(dir.path());
        record(*recording, platform, 20);
        QCOMPARE(recording->tape().spans(kScope).size(), 2U);
        QVERIFY(!recording->tape().at(kScope, first + 30min));
        QVERIFY(recording->tape().at(kScope, first));
    }

    void aClockThatIsSetBack()
    {
        const QTemporaryDir dir;
        test::LivingPlatform platform;
        auto recording = open(dir.path());
        const Written before = record(*recording, platform, 30);
        platform.frame.moment.wallNow -= 20s;
        const Written after = record(*recording, platform, 30);
        for (const Frame &frame : after.frames) // what was recorded later counts
            QVERIFY(test::same(*recording->tape().at(kScope, frame.moment.wallNow), frame));
        QVERIFY(test::same(*recording->tape().at(kScope, before.frames[3].moment.wallNow), before.frames[3]));
    }

    void staysWithinItsBound()
    {
        const QTemporaryDir dir;
        constexpr std::uint64_t kBound = 400'000;
        test::LivingPlatform platform(60);
        auto recording = open(dir.path(), {kBound, 60s, 1800s});
        Written written;
        for (int i = 0; i < 20; ++i) {
            const Written more = record(*recording, platform, 60);
            written.frames.insert(written.frames.end(), more.frames.begin(), more.frames.end());
            std::uint64_t bytes = 0;
            for (const QString &name : filesOf(dir.path()))
                bytes += std::uint64_t(QFileInfo(dir.filePath(name)).size());
            QCOMPARE(bytes, recording->tape().bytes());
            QVERIFY2(bytes <= kBound, qPrintable(QString::number(bytes)));
        }
        QVERIFY(recording->tape().bytes() > kBound * 8 / 10); // and it is used
        QVERIFY(!recording->tape().at(kScope, written.frames.front().moment.wallNow));
        QVERIFY(test::same(*recording->tape().at(kScope, written.frames.back().moment.wallNow), written.frames.back()));
    }

    void aTornEndIsCut()
    {
        const QTemporaryDir dir;
        test::LivingPlatform platform;
        Written written;
        {
            auto recording = open(dir.path());
            written = record(*recording, platform, 30);
        }
        const QString path = dir.filePath(filesOf(dir.path()).last());
        const qint64 whole = QFileInfo(path).size();
        for (const qint64 lost : {1, 17, 60}) {
            QFile file(path);
            QVERIFY(file.resize(whole - lost));
            auto recording = open(dir.path());
            QVERIFY(recording);
            QVERIFY(recording->tape().takeDamaged().isEmpty());
            QVERIFY(test::same(*recording->tape().at(kScope, written.frames[27].moment.wallNow), written.frames[27]));
            QVERIFY(QFileInfo(path).size() < whole - lost);
        }
    }

    void damageCostsItsMinute_data()
    {
        QTest::addColumn<int>("place");
        QTest::newRow("a head") << 4;
        QTest::newRow("its contents") << 50;
    }
    void damageCostsItsMinute()
    {
        QFETCH(int, place);
        const QTemporaryDir dir;
        test::LivingPlatform platform;
        Written written;
        {
            auto recording = open(dir.path());
            written = record(*recording, platform, 240);
        }
        const QString path = dir.filePath(filesOf(dir.path()).last());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        // the record in the middle of the second minute
        qsizetype at = kSegmentMagic.size();
        for (int i = 0; i < 90; ++i)
            at += qsizetype(sizeof(RecordHead)) + headIn(QByteArrayView(bytes).sliced(at))->packed;
        bytes[at + place] = char(bytes[at + place] ^ 0x40);
        file.seek(0);
        file.write(bytes);
        file.close();

        Tape tape = Tape::ofFolder(dir.path());
        for (const int i : {0, 59, 75, 89, 120, 239})
            QVERIFY2(test::same(*tape.at(kScope, written.frames[std::size_t(i)].moment.wallNow), written.frames[std::size_t(i)]),
                     qPrintable(QString::number(i)));
        QVERIFY(!tape.at(kScope, written.frames[110].moment.wallNow));
        QCOMPARE(tape.takeDamaged().size(), 1);
    }

    void aSecondProgramIsRefused()
    {
        const QTemporaryDir dir;
        const auto first = open(dir.path());
        QVERIFY(first);
        QVERIFY(!open(dir.path()));
    }

    void aPackIsReadAlike()
    {
        test::LivingPlatform platform;
        SegmentWriter writer;
        std::vector<Frame> frames;
        for (int s = 0; s < 150; ++s) {
            writer.add(platform.frame);
            frames.push_back(platform.frame);
            platform.second();
        }
        Tape tape = Tape::ofBytes(writer.bytes());
        for (const Frame &frame : frames)
            QVERIFY(test::same(*tape.at(kScope, frame.moment.wallNow), frame));
    }
};

QTEST_GUILESS_MAIN(TstTape)
#include "tst_tape.moc"
