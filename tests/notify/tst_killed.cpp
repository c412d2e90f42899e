// SPDX-License-Identifier: GPL-3.0-or-later
// An outbox whose program is killed again and again: nothing that was promised is lost, and each death repeats one message a
// channel at most.

#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;

namespace {

constexpr int kLimit = 20000;

QJsonObject jsonOf(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }

// The life that is killed: posts numbered notices for ever, and says so once each is on disk.
int tellUntilKilled(const QString &file, const QString &yaml, int from)
{
    flow::Reactor reactor;
    PlainSecrets secrets;
    Telling telling(reactor, secrets, channelsOf(yaml.toUtf8()), file);
    if (!telling.opened)
        return 1;
    for (int i = from; i < from + 400; ++i) {
        const Posted posted = telling.post(noticeOf(u"key-%1"_s.arg(i)));
        std::printf("%d %d\n", i, int(posted.onDisk));
        std::fflush(stdout);
    }
    return QTest::qWaitFor([&] { return telling.outbox.idle(); }, kLimit) ? 0 : 1;
}

} // namespace

class TstKilled : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;
    int m_files = 0;

    QString nextFile() { return m_folder.filePath(u"outbox%1.jsonl"_s.arg(++m_files)); }

private slots:
    // Killed at random points: nothing that was said to be on disk is lost, and each death repeats one message a channel at most.
    void aKilledProgramRepeatsOneMessageAtMost()
    {
        ScriptedReceiver a({reply(200)}), b({reply(200)});
        const QString file = nextFile();
        const QByteArray yaml = "- {id: a, kind: webhook, url: \"" + a.url() + "\"}\n- {id: b, kind: webhook, url: \"" + b.url() + "\"}\n";
        int next = 0;
        QSet<QString> promised;
        const int rounds = qEnvironmentVariableIntValue("QD_KILL_ROUNDS") > 0 ? qEnvironmentVariableIntValue("QD_KILL_ROUNDS") : 12;
        std::vector<int> ends{0};
        const auto repeats = [](const ScriptedReceiver &r) {
            QHash<QByteArray, int> seen;
            for (const auto &request : r.requests())
                ++seen[request.headers.value("x-console-event-id")];
            int count = 0;
            for (const int n : std::as_const(seen))
                count += n - 1;
            return std::pair(count, seen.size());
        };
        for (int round = 0; round < rounds; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--tell"_s, file, QString::fromUtf8(yaml), QString::number(next)});
            QVERIFY(child.waitForStarted());
            const int wanted = QRandomGenerator::global()->bounded(0, 25);
            int said = 0;
            const QDeadlineTimer end(10000);
            while (said < wanted && !end.hasExpired() && child.state() == QProcess::Running) {
                child.waitForReadyRead(5);
                while (child.canReadLine()) {
                    const QList<QByteArray> words = child.readLine().trimmed().split(' ');
                    QCOMPARE(words.value(1), "1");
                    promised.insert(u"key-"_s + QString::fromLatin1(words.value(0)));
                    next = words.value(0).toInt() + 1;
                    ++said;
                }
            }
            ::kill(pid_t(child.processId()), SIGKILL);
            child.waitForFinished(5000);
            for (const QByteArray &line : child.readAllStandardOutput().split('\n'))
                if (line.contains(' ')) {
                    promised.insert(u"key-"_s + QString::fromLatin1(line.split(' ').first()));
                    next = line.split(' ').first().toInt() + 1;
                }
            ++next; // the one on its way when it died may be on disk, or not
            for (const ScriptedReceiver *r : {&a, &b})
                QVERIFY2(repeats(*r).first <= round, qPrintable(u"round %1: %2 repeats"_s.arg(round).arg(repeats(*r).first)));
        }
        Telling telling(m_reactor, m_secrets, channelsOf(yaml), file);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        for (const ScriptedReceiver *r : {&a, &b}) {
            QSet<QString> told;
            for (const auto &request : r->requests())
                told.insert(jsonOf(request.body).value(u"groupKey"_s).toString());
            QVERIFY(QSet<QString>(promised).subtract(told).isEmpty());
            QVERIFY(repeats(*r).first <= rounds);
            qInfo("%d kills, %lld notices on disk, %lld told, %d told twice", rounds, qlonglong(promised.size()), qlonglong(told.size()), repeats(*r).first);
        }
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList args = QCoreApplication::arguments();
    if (args.value(1) == "--tell"_L1)
        return tellUntilKilled(args.value(2), args.value(3), args.value(4).toInt());
    TstKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
