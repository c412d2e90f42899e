// SPDX-License-Identifier: GPL-3.0-or-later
// Logs that a command prints: of very much the newest is kept, long messages whole, and that it may not read is no silence.

#include "models/incidents/logtold.h"
#include "tests/incidents/script.h"
#include "tests/support/runtask.h"

#include <QFile>
#include <QTemporaryDir>

using namespace incidents;
using namespace std::chrono_literals;

class TstPrintedLogs : public QObject {
    Q_OBJECT

    // What is told of a command with these lines of a script.
    static LogTold toldOf(const QString &program, const QByteArray &script, bool asJournal = false, LogPlan *planned = nullptr)
    {
        QFile file(program);
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0)
            qFatal("cannot write");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const environment::LogPlace place = asJournal ? environment::LogPlace{{}, u"db.service"_s, {}} : environment::LogPlace{{}, {}, {program}};
        flow::Reactor reactor;
        const auto plans = runTask(printed(reactor, plansFor({{u"db"_s, {}, {}, place, {}}}, at(-900), at(60), program)));
        if (!plans)
            qFatal("the flow hangs");
        if (planned)
            *planned = plans->front();
        return toldBy(plans->front(), at(-900), at(60));
    }

private slots:
    void ofVeryMuchTheNewestIsKept()
    {
        QTemporaryDir home;
        LogPlan plan;
        const LogTold told = toldOf(home.filePath(u"prints"_s),
                                    "echo '2024-10-04 00:00:01.000 UTC [77] LOG:  oldest'\nrow=$(printf '%0900d' 1)\nyes \" $row\" | head -c 18000000\n"
                                    "echo\necho '2024-10-04 00:00:50.000 UTC [77] ERROR:  newest'\n",
                                    false, &plan);
        QCOMPARE(plan.why, QString());
        QVERIFY(plan.printed.startsWith(" 000") && plan.printed.size() > qsizetype(15) << 20); // what was torn is left out
        QCOMPARE(told.lines.size(), std::size_t(1));
        QCOMPARE(told.lines.front().text.raw(), u"newest"_s);
    }

    // journalctl says null for them unless it is asked for all.
    void aLongMessageOfTheJournalIsWhole()
    {
        QTemporaryDir home;
        const QByteArray second = QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::seconds>(at(10).time_since_epoch()).count()));
        const LogTold told = toldOf(home.filePath(u"journalctl"_s),
                                    "text=null\nfields=none\nfor a in \"$@\"; do\n case $a in --all) text=\"\\\"$(printf '%06000d' 7)\\\"\";; --output-fields=MESSAGE,PRIORITY,_PID) fields=all;; esac\ndone\n"
                                    "test $fields = all || exit 9\necho \"{\\\"__REALTIME_TIMESTAMP\\\":\\\"" + second + "000000\\\",\\\"_PID\\\":\\\"77\\\",\\\"PRIORITY\\\":\\\"3\\\",\\\"MESSAGE\\\":$text}\"\n",
                                    true);
        QVERIFY2(told.lines.size() == 1, qPrintable(told.why));
        QCOMPARE(told.lines.front().text.raw().size(), 6000);
        QCOMPARE(told.lines.front().severity, u"ERROR"_s);
    }

    void thatItMayNotReadIsNoSilence_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        const QByteArray hint = "echo 'Hint: You are currently not seeing messages from other users and the system.' >&2\necho '      Pass -q to turn off this notice.' >&2\n";
        const QString said = u"Hint: You are currently not seeing messages from other users and the system."_s, silence = u"Its log says nothing of that time."_s;
        QTest::newRow("a hint") << hint << said;
        QTest::newRow("a hint, and no entries") << (hint + "echo '-- No entries --'\n") << said;
        QTest::newRow("no entries") << "echo '-- No entries --'\n"_ba << silence;
        QTest::newRow("nothing") << "exit 0\n"_ba << silence;
        QTest::newRow("failed") << "echo one >&2\necho 'No such unit' >&2\nexit 4\n"_ba << u"No such unit"_s;
    }
    void thatItMayNotReadIsNoSilence()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, why);
        QTemporaryDir home;
        const LogTold told = toldOf(home.filePath(u"journalctl"_s), script, true);
        QVERIFY(told.lines.empty());
        QVERIFY2(told.why.endsWith(why), qPrintable(told.why));
        QCOMPARE(told.silent, why == u"Its log says nothing of that time."_s);
    }
};

QTEST_GUILESS_MAIN(TstPrintedLogs)
#include "tst_printedlogs.moc"
