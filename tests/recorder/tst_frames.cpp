// SPDX-License-Identifier: GPL-3.0-or-later
// A frame packed and unpacked is the same in every field; what is not a frame is refused, whatever its bytes.

#include "models/recorder/framepacker.h"
#include "tests/recorder/frames.h"

#include <QTest>

class TstFrames : public QObject {
    Q_OBJECT
private slots:
    void everyFieldComesBack()
    {
        test::LivingPlatform platform(40);
        recorder::FramePacker packer;
        recorder::FrameUnpacker unpacker;
        qsizetype first = 0, rest = 0;
        for (int s = 0; s < 300; ++s) {
            if (s % 60 == 0) {
                packer.startBlock();
                unpacker.startBlock();
            }
            const QByteArray bytes = packer.pack(platform.frame);
            const recorder::FramePtr back = unpacker.unpack(bytes);
            QVERIFY(back);
            QVERIFY(test::same(platform.frame, *back));
            (s % 60 == 0 ? first : rest) += bytes.size();
            platform.second(s < 150 ? 0.3 : 0);
        }
        QVERIFY2(rest / 295 < first / 5 / 2, "what did not change costs nothing");
    }

    void agesThatGrowTogetherCostNothing()
    {
        test::LivingPlatform platform(500);
        recorder::FramePacker packer;
        packer.startBlock();
        (void)packer.pack(platform.frame);
        const QByteArray bytes = packer.pack(platform.second(0));
        QVERIFY2(bytes.size() < 1500, qPrintable(QString::number(bytes.size())));
    }

    void realsOfEveryKind()
    {
        const double values[] = {0, -0.0, 1, -1, 0.1, 1e-6, 123456789.654321, 9007199254740993.0, 1e300, -1e-300, std::nan(""),
                                 std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
        for (const double from : values)
            for (const double to : values) {
                QByteArray bytes;
                recorder::PackingPen pen;
                pen.begin(&bytes);
                pen.put(to, from);
                pen.finish();
                recorder::PackingEye eye;
                eye.begin(bytes);
                QVERIFY(recorder::sameReal(eye.take(from), to));
                QVERIFY(eye.finish());
            }
    }

    void anythingElseIsRefused()
    {
        test::LivingPlatform platform(8);
        recorder::FramePacker packer;
        packer.startBlock();
        const QByteArray good = packer.pack(platform.frame);
        std::mt19937 random(7);
        int refused = 0;
        for (int round = 0; round < 4000; ++round) {
            QByteArray bad = good;
            for (unsigned i = 0; i <= random() % 4; ++i)
                bad[qsizetype(random() % unsigned(bad.size()))] = char(random());
            if (random() % 3 == 0)
                bad.truncate(qsizetype(random() % unsigned(bad.size())));
            recorder::FrameUnpacker unpacker;
            unpacker.startBlock();
            refused += unpacker.unpack(bad) ? 0 : 1;
        }
        QVERIFY(refused > 1000);
    }

    void onAnotherClock()
    {
        test::LivingPlatform platform;
        const recorder::Frame &then = platform.frame;
        const base::TimePoint now = base::TimePoint(std::chrono::seconds(90)); // after a restart of the machine
        const base::WallTime wall = then.moment.wallNow + std::chrono::minutes(5);
        const recorder::Frame moved = recorder::onClock(then, now, wall);
        const auto &before = *then.moment.snapshot(QStringLiteral("shop-primary"));
        const auto &after = *moved.moment.snapshot(QStringLiteral("shop-primary"));
        QCOMPARE(now - after.status.lastAnswer, std::chrono::minutes(5) + (then.moment.now - before.status.lastAnswer));
        QCOMPARE(moved.moment.now - after.latest.front().sentAt, then.moment.now - before.latest.front().sentAt);
        QCOMPARE(after.status.nextTry, base::TimePoint{});
        QCOMPARE(after.sessions, before.sessions);
    }
};

QTEST_GUILESS_MAIN(TstFrames)
#include "tst_frames.moc"
