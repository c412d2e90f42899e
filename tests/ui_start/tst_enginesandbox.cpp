// SPDX-License-Identifier: GPL-3.0-or-later
// The sandbox driver on its engine, with the real servers: one that a window started ends with it, one that was up
// before is left alone.
#include "models/journal/journalfile.h"
#include "models/journal/reader.h"
#include "models/secrets/desktopsecrets.h"
#include "tests/support/sandboxfixture.h"
#include "ui/start/enginesandbox.h"

#include <QSignalSpy>
#include <QTest>

using namespace start;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLimit = 60000; // ms: a busy machine

struct Window {
    watch::Feed feed{[](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); }};
    EngineSandbox driver;
    QSignalSpy progressed{&driver, &SandboxDriver::progressed};
    QSignalSpy started{&driver, &SandboxDriver::started};
    QSignalSpy stopped{&driver, &SandboxDriver::stopped};
    QSignalSpy failed{&driver, &SandboxDriver::failed};
    QSignalSpy done{&driver, &SandboxDriver::done};
    QSignalSpy refused{&driver, &SandboxDriver::refused};

    explicit Window(const QString &folder) : driver(feed, u"shop"_s, folder)
    {
        journal::Options options;
        options.writer = u"console"_s;
        driver.setBooks(operate::Bookkeeping::open(feed, options));
    }
};

bool runs(SandboxFixture &box)
{
    return box.run({u"status"_s, u"--json"_s}).json().value(u"running"_s).toBool();
}

} // namespace

class TestEngineSandbox : public QObject {
    Q_OBJECT
private slots:
    void startedByTheWindowEndsWithIt();
    void foundRunningIsLeftRunning();
    void cancelledStartLeavesNothing();
    void unknownSandboxFailsWithASentence();
};

void TestEngineSandbox::startedByTheWindowEndsWithIt()
{
    SandboxFixture box;
    {
        Window window(box.folder());
        window.driver.up();
        QTRY_VERIFY_WITH_TIMEOUT(window.started.size() + window.failed.size() == 1, kLimit);
        QCOMPARE(window.failed.size(), 0);
        QVERIFY(window.progressed.size() > 3);
        QVERIFY(runs(box));
        window.driver.inject(u"pause-replay"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.done.size(), 1, kLimit);
        window.driver.inject(u"no-such-fault"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.refused.size(), 1, kLimit);
        window.driver.heal();
        QTRY_COMPARE_WITH_TIMEOUT(window.done.size(), 2, kLimit);
    }
    QVERIFY(!runs(box));
    auto reader = journal::Reader::open(journal::standardFile());
    QVERIFY(reader);
    QStringList lines;
    QVERIFY(reader->all([&lines](const journal::StoredEntry &e) {
        if (e.record.act.startsWith("sandbox."_L1))
            lines << u"%1 %2 %3 %4"_s.arg(e.record.act, QString(journal::word(e.record.phase)), e.record.target, QString(journal::word(e.record.outcome)));
        return true;
    }));
    QCOMPARE(lines, (QStringList{u"sandbox.fault intent shop-standby "_s, u"sandbox.fault outcome shop-standby done"_s, u"sandbox.heal intent  "_s,
                                 u"sandbox.heal outcome  done"_s}));
}

void TestEngineSandbox::foundRunningIsLeftRunning()
{
    SandboxFixture box;
    box.up();
    {
        Window window(box.folder());
        window.driver.up();
        QTRY_COMPARE_WITH_TIMEOUT(window.started.size(), 1, kLimit);
        QVERIFY(window.started.first().first().value<sandbox::State>().adopted);
    }
    QVERIFY(runs(box));
}

void TestEngineSandbox::cancelledStartLeavesNothing()
{
    SandboxFixture box;
    Window window(box.folder());
    window.driver.up();
    QTRY_VERIFY_WITH_TIMEOUT(window.progressed.size() >= 2, kLimit);
    window.driver.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(window.stopped.size(), 1, kLimit);
    QCOMPARE(window.started.size(), 0);
    QVERIFY(!runs(box));
    window.driver.up();
    QTRY_COMPARE_WITH_TIMEOUT(window.started.size(), 1, kLimit);
}

void TestEngineSandbox::unknownSandboxFailsWithASentence()
{
    SandboxFixture box;
    watch::Feed feed([](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); });
    EngineSandbox driver(feed, u"no-such-sandbox"_s, box.folder());
    QSignalSpy failed(&driver, &SandboxDriver::failed);
    driver.up();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLimit);
    QVERIFY(!failed.first().first().value<base::Error>().text.empty());
}

QTEST_GUILESS_MAIN(TestEngineSandbox)
#include "tst_enginesandbox.moc"
