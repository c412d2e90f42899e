// SPDX-License-Identifier: GPL-3.0-or-later
// The recorder's thread: what was handed over is found again, also by the next start; a folder that cannot be used is
// one sentence; whoever asked and has gone is not called, nor is a recorder that has.

#include "models/recorder/flightrecorder.h"
#include "tests/recorder/frames.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace recorder;
using namespace std::chrono_literals;

namespace {

const QString kScope = QStringLiteral("shop");

FramePtr wait(const std::function<void(QObject *, FlightRecorder::Found)> &ask)
{
    QObject context;
    FramePtr found;
    bool answered = false;
    ask(&context, [&](const FramePtr &frame) {
        found = frame;
        answered = true;
    });
    return QTest::qWaitFor([&] { return answered; }, 10'000) ? found : nullptr;
}

} // namespace

class TstFlightRecorder : public QObject {
    Q_OBJECT
private slots:
    void foundAgainAlsoByTheNextStart()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("recorder"));
        test::LivingPlatform platform;
        std::vector<Frame> frames;
        {
            FlightRecorder recorder(folder);
            for (int s = 0; s < 90; ++s) {
                frames.push_back(platform.frame);
                recorder.record(platform.frame);
                platform.second();
            }
            const FramePtr found = wait([&](QObject *c, auto then) { recorder.seek(kScope, frames[40].moment.wallNow, c, then); });
            QVERIFY(found);
            QVERIFY(test::same(*found, frames[40]));
        }
        FlightRecorder next(folder);
        const FramePtr last = wait([&](QObject *c, auto then) { next.newest(kScope, frames.back().moment.wallNow + 1h, c, then); });
        QVERIFY(last);
        QVERIFY(test::same(*last, frames.back()));
        QObject context;
        std::vector<Span> spans;
        next.spans(kScope, &context, [&spans](const std::vector<Span> &answer) { spans = answer; });
        QTRY_COMPARE(spans.size(), 1U);
        QCOMPARE(spans.front().to - spans.front().from, 89s);
    }

    void onlyTheNewestSeekIsAnswered()
    {
        const QTemporaryDir dir;
        test::LivingPlatform platform;
        FlightRecorder recorder(dir.path());
        recorder.record(platform.frame);
        std::mutex holding;
        holding.lock();
        recorder.work([&holding](Tape &, const FlightRecorder::Teller &) { const std::lock_guard lock(holding); });
        QObject context;
        QList<int> answers;
        for (int i = 0; i < 50; ++i)
            recorder.seek(kScope, platform.frame.moment.wallNow, &context, [&answers, i](const FramePtr &) { answers << i; });
        holding.unlock();
        QTRY_VERIFY(answers.contains(49));
        QVERIFY(answers.size() <= 2); // one may have begun before
    }

    void aFolderThatCannotBeUsed()
    {
        const QTemporaryDir dir;
        QFile inTheWay(dir.filePath(QStringLiteral("recorder")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        FlightRecorder recorder(dir.filePath(QStringLiteral("recorder")));
        QSignalSpy refused(&recorder, &FlightRecorder::refused);
        QVERIFY(refused.wait(10'000));
        test::LivingPlatform platform;
        recorder.record(platform.frame);
    }

    // The disk is so slow that the recorder has gone before its work is done.
    void workThatOutlivesTheRecorderTellsNobody()
    {
        struct Held {
            std::binary_semaphore begun{0}, on{0};
            std::atomic<bool> done = false;
        };
        const QTemporaryDir dir;
        const auto held = std::make_shared<Held>();
        static auto *const context = new QObject; // there until the end, as the text of the path is nobody else's: the thread may end last
        auto recorder = std::make_unique<FlightRecorder>(QString::fromUtf8(dir.path().toUtf8()));
        recorder->work([held, here = QPointer<QObject>(context)](Tape &, const FlightRecorder::Teller &teller) {
            held->begun.release();
            held->on.acquire();
            teller.tell(here, [] { QFAIL("called"); });
            held->done = true;
        });
        QVERIFY(held->begun.try_acquire_for(10s));
        recorder.reset();
        held->on.release();
        QTRY_VERIFY(held->done);
    }

    void whoHasGoneIsNotCalled()
    {
        const QTemporaryDir dir;
        test::LivingPlatform platform;
        FlightRecorder recorder(dir.path());
        recorder.record(platform.frame);
        auto context = std::make_unique<QObject>();
        recorder.newest(kScope, platform.frame.moment.wallNow + 1s, context.get(), [](const FramePtr &) { QFAIL("called"); });
        context.reset();
        QVERIFY(wait([&](QObject *c, auto then) { recorder.newest(kScope, platform.frame.moment.wallNow + 1s, c, then); }));
    }
};

QTEST_GUILESS_MAIN(TstFlightRecorder)
#include "tst_flightrecorder.moc"
