// SPDX-License-Identifier: GPL-3.0-or-later
// A rota with a gap, and two programs with an environment each: a person hears of it once, whichever of them is the one that
// tells, and hears its end from the one that told. A gap that comes back is told again.

#include "models/paging/gapnotices.h"
#include "models/paging/gapwatch.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kGapLimit = 20000;

// From construction to destruction a program watches the rotas; its outbox lives on.
class GapRun {
public:
    GapRun(flow::Reactor &reactor, Telling &telling, const paging::Written &said, const QString &folder)
    {
        m_scope.spawn(paging::watchGaps({reactor, m_pool, telling.outbox, m_tells, said, folder}));
        flow::ReadyQueue::here().pump();
    }
    ~GapRun()
    {
        m_scope.cancel();
        flow::ReadyQueue::here().pump();
        const QDeadlineTimer end(5000);
        while (m_scope.size() > 0 && !end.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }

private:
    flow::BlockingPool m_pool{2};
    const std::atomic<bool> m_tells{true};
    flow::TaskScope m_scope; // last: it ends before what it uses
};

int momentsIn(const ScriptedReceiver &receiver, QLatin1StringView moment)
{
    return int(std::ranges::count_if(receiver.requests(), [moment](const auto &r) { return QJsonDocument::fromJson(r.body)[u"x_console"][u"moment"].toString() == moment; }));
}

QByteArray toldFile(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"gaps.json"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TstGapWatch : public QObject {
    Q_OBJECT
private slots:
    void aPersonHearsOfAGapOnceAndItsEndFromWhoeverTold()
    {
        QTemporaryDir folder;
        flow::Reactor reactor;
        PlainSecrets secrets;
        ScriptedReceiver machine({{}}), ann({{}});
        const notify::Channels channels = channelsOf("- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n- {id: ann, kind: webhook, reaches: people, url: \"" + ann.url() + "\"}\n");
        rota::Rota primary;
        primary.id = u"primary"_s;
        primary.title = u"Primary"_s;
        paging::Written open, covered;
        open.onCall.people = {{u"ann"_s, u"Ann"_s, {u"ann"_s}}};
        open.onCall.rotas = {primary};
        covered.onCall = open.onCall;
        const base::WallTime now = base::Clock::system().wallNow();
        covered.onCall.rotas[0].shifts = {{u"ann"_s, now - 1h, now + 24h * 30}};
        const QString key = paging::gapKeyOf(primary.id);

        Telling lab(reactor, secrets, channels, folder.filePath(u"lab.jsonl"_s)), prod(reactor, secrets, channels, folder.filePath(u"prod.jsonl"_s));
        QVERIFY(lab.opened && prod.opened);
        {
            const GapRun tells(reactor, lab, open, folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(momentsIn(machine, "firing"_L1) == 1 && momentsIn(ann, "firing"_L1) == 1, kGapLimit);
            QTRY_VERIFY_WITH_TIMEOUT(toldFile(folder).contains("\"ann\""), kGapLimit); // long before the next round
        }
        const GapRun next(reactor, prod, open, folder.path()); // has the lock from now on
        QTRY_COMPARE_WITH_TIMEOUT(momentsIn(machine, "firing"_L1), 2, kGapLimit); // a machine keeps one of an id
        QTRY_VERIFY_WITH_TIMEOUT(prod.outbox.idle(), kGapLimit);
        QCOMPARE(momentsIn(ann, "firing"_L1), 1);
        QCOMPARE(machine.requests()[0].headers.value("x-console-event-id"), machine.requests()[1].headers.value("x-console-event-id"));

        const GapRun again(reactor, lab, covered, folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(momentsIn(ann, "resolved"_L1) == 1 && momentsIn(machine, "resolved"_L1) == 1, kGapLimit);
        QTRY_VERIFY_WITH_TIMEOUT(!lab.outbox.open(key) && prod.outbox.open(key), kGapLimit);
    }

    // What only waits for a channel was heard by nobody: the next program tells it there. Not where a fallback told it instead.
    void whatNoPersonHeardIsToldByTheNextProgram()
    {
        QTemporaryDir folder;
        flow::Reactor reactor;
        PlainSecrets secrets;
        ScriptedReceiver machine({{}}), ann({reply(503)}), ben({reply(400)}), mail({{}});
        const notify::Channels channels = channelsOf("- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n- {id: ann, kind: webhook, reaches: people, url: \"" + ann.url()
                                                     + "\"}\n- {id: ben, kind: webhook, reaches: people, fallback: mail, url: \"" + ben.url()
                                                     + "\"}\n- {id: mail, kind: webhook, reaches: people, services: [none], url: \"" + mail.url() + "\"}\n");
        rota::Rota primary;
        primary.id = u"primary"_s;
        primary.title = u"Primary"_s;
        paging::Written open;
        open.onCall.people = {{u"ann"_s, u"Ann"_s, {u"ann"_s}}};
        open.onCall.rotas = {primary};
        {
            Telling lab(reactor, secrets, channels, folder.filePath(u"lab.jsonl"_s));
            QVERIFY(lab.opened);
            const GapRun tells(reactor, lab, open, folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(ann.count() > 0 && toldFile(folder).contains("\"machine\"") && toldFile(folder).contains("\"mail\""), kGapLimit);
            QVERIFY2(!toldFile(folder).contains("\"ann\""), toldFile(folder));
            QVERIFY(toldFile(folder).contains("\"ben\""));
        }
        const int refused = ann.count(), askedBen = ben.count();
        ann.setScript({{}});
        Telling prod(reactor, secrets, channels, folder.filePath(u"prod.jsonl"_s));
        QVERIFY(prod.opened);
        const GapRun next(reactor, prod, open, folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(toldFile(folder).contains("\"ann\"") && momentsIn(machine, "firing"_L1) == 2, kGapLimit);
        QTRY_VERIFY_WITH_TIMEOUT(prod.outbox.idle(), kGapLimit);
        QVERIFY(ann.count() > refused);
        QCOMPARE(ben.count(), askedBen);
        QCOMPARE(mail.count(), 1);
    }

    // Nobody at all is on call, then somebody, then nobody again: that has no date of its own, and is another gap all the same.
    void aGapThatComesBackIsToldAgain()
    {
        QTemporaryDir folder;
        flow::Reactor reactor;
        PlainSecrets secrets;
        ScriptedReceiver machine({{}}), ann({{}});
        const notify::Channels channels = channelsOf("- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n- {id: ann, kind: webhook, reaches: people, url: \"" + ann.url() + "\"}\n");
        rota::Rota primary;
        primary.id = u"primary"_s;
        primary.title = u"Primary"_s;
        paging::Written open, covered;
        open.onCall.people = {{u"ann"_s, u"Ann"_s, {u"ann"_s}}};
        open.onCall.rotas = {primary};
        covered.onCall = open.onCall;
        const base::WallTime now = base::Clock::system().wallNow();
        covered.onCall.rotas[0].shifts = {{u"ann"_s, now - 1h, now + 24h * 30}};
        const auto kept = [&folder] { return toldFile(folder); };
        Telling telling(reactor, secrets, channels, folder.filePath(u"outbox.jsonl"_s));
        QVERIFY(telling.opened);
        {
            const GapRun tells(reactor, telling, open, folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(momentsIn(machine, "firing"_L1) == 1 && momentsIn(ann, "firing"_L1) == 1 && kept().contains("always"), kGapLimit);
        }
        {
            const GapRun tells(reactor, telling, covered, folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(momentsIn(machine, "resolved"_L1) == 1 && momentsIn(ann, "resolved"_L1) == 1 && kept() == "{}", kGapLimit);
        }
        {
            const GapRun tells(reactor, telling, open, folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(momentsIn(machine, "firing"_L1) == 2 && momentsIn(ann, "firing"_L1) == 2 && kept().contains("always"), kGapLimit);
        }
        QFile::remove(folder.filePath(u"gaps.json"_s)); // a death before it was written down tells nobody twice
        const GapRun tells(reactor, telling, open, folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(kept().contains("always"), kGapLimit);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kGapLimit);
        QVERIFY(momentsIn(machine, "firing"_L1) == 2 && momentsIn(ann, "firing"_L1) == 2);
    }
};

QTEST_GUILESS_MAIN(TstGapWatch)
#include "tst_gapwatch.moc"
