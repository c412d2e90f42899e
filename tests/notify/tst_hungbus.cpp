// SPDX-License-Identifier: GPL-3.0-or-later
// A session bus that takes a connection and says nothing.

#include "tests/support/hostilepeer.h"
#include "tests/support/telling.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace notify;
using Outcome = Delivery::Outcome;

class TstHungBus : public QObject {
    Q_OBJECT
private slots:
    // The greeting goes on behind what tells, and no other one is begun.
    void itIsGreetedOnceAndWaitedForNoLongerThanItsChannelMay()
    {
        const QTemporaryDir folder;
        flow::Reactor reactor;
        PlainSecrets secrets;
        HostilePeer bus([](HostilePeer::Connection &c) { c.waitForTheEnd(); });
        Telling telling(reactor, secrets, channelsOf("- {id: desk, kind: desktop, deadline: 600ms}\n"), folder.filePath(u"bus"_s),
                        u"tcp:host=127.0.0.1,port=%1"_s.arg(bus.port()));
        telling.post(noticeOf(u"k"_s));
        QTRY_VERIFY_WITH_TIMEOUT(telling.of(u"desk"_s).size() >= 2, 20000);
        for (const Delivery &tried : telling.of(u"desk"_s)) {
            QCOMPARE(tried.outcome, Outcome::Later);
            QCOMPARE(tried.words, u"The session bus does not answer."_s);
            QVERIFY2(tried.tookMs < 5000, "what tells waited for the bus"); // which is given up after 25 s
        }
        QCOMPARE(bus.connections(), 1);
    }
};

QTEST_GUILESS_MAIN(TstHungBus)
#include "tst_hungbus.moc"
