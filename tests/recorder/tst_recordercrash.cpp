// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of writing: a child records seconds as fast as it can and says after each how far it came; the
// parent kills it, opens the folder and finds every second that was said.

#include "models/recorder/recording.h"
#include "tests/recorder/frames.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace {

constexpr int kRounds = 40;

int recordForEver(const char *folder, std::int64_t from)
{
    auto recording = recorder::Recording::open(QString::fromLocal8Bit(folder), {});
    if (!recording)
        return 1;
    test::LivingPlatform platform(50);
    platform.frame.moment.wallNow = recorder::wallTime(from);
    for (;;) {
        platform.second();
        if (!(*recording)->append(platform.frame))
            return 2;
        const std::int64_t reached = recorder::wallMilliseconds(platform.frame.moment.wallNow);
        if (::write(STDOUT_FILENO, &reached, sizeof reached) != ssize_t(sizeof reached))
            return 3;
    }
}

} // namespace

class TstRecorderCrash : public QObject {
    Q_OBJECT
private slots:
    void killedAtAnyMoment()
    {
        const QTemporaryDir dir;
        const QString scope = QStringLiteral("shop");
        std::int64_t from = 1'790'000'000'000;
        for (int round = 0; round < kRounds; ++round) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--record"), dir.path(), QString::number(from)});
            QVERIFY(child.waitForReadyRead(20'000));
            QElapsedTimer since;
            since.start();
            const int life = QRandomGenerator::global()->bounded(40);
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

            auto recording = recorder::Recording::open(dir.path(), {});
            QVERIFY(recording);
            recorder::Tape &tape = (*recording)->tape();
            std::int64_t expected = from + 1000;
            tape.each(scope, recorder::wallTime(expected), recorder::wallTime(reached), [&expected](const recorder::FramePtr &frame) {
                if (recorder::wallMilliseconds(frame->moment.wallNow) != expected)
                    return false;
                expected += 1000;
                return true;
            });
            QCOMPARE(expected, reached + 1000); // no hole, nothing twice
            QVERIFY2(tape.takeDamaged().isEmpty(), "a killed program damages nothing");
            from = reached + 10'000;
        }
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--record")
        return recordForEver(argv[2], std::atoll(argv[3]));
    const QCoreApplication app(argc, argv);
    TstRecorderCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recordercrash.moc"
