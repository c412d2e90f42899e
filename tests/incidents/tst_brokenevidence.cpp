// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence on a disk that is full: what could not be written is said and leaves no half of it, and a torn row is no line.

#include "models/incidents/frozen.h"
#include "tests/incidents/script.h"

#include <QDir>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace incidents;

class TstBrokenEvidence : public QObject {
    Q_OBJECT
private slots:
    void whatDoesNotFitLeavesNoHalf()
    {
        QTemporaryDir home;
        const QString folder = home.filePath(u"evidence"_s);
        LogTold large{u"large"_s, {}, false, {}}, small{u"small"_s, {}, false, {}};
        for (int i = 0; i < 2000; ++i)
            large.lines.push_back({at(i), 77, u"LOG"_s, base::Untrusted(u"a line of the log"_s)});
        small.lines.push_back({at(0), 77, u"LOG"_s, base::Untrusted(u"one"_s)});
        QVERIFY(QDir().mkpath(folder));

        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handled = std::signal(SIGXFSZ, SIG_IGN); // files end at 8 KiB, as on a full disk
        rlimit full = before;
        full.rlim_cur = 8192;
        const bool limited = ::setrlimit(RLIMIT_FSIZE, &full) == 0;
        const auto frozen = freeze(folder, std::vector<LogTold>{large, small}, {}, at(0), at(3000));
        const bool lifted = ::setrlimit(RLIMIT_FSIZE, &before) == 0;
        std::signal(SIGXFSZ, handled);
        QVERIFY(limited && lifted);

        QVERIFY(frozen);
        QCOMPARE(frozen->parts, QStringList(u"log-small.jsonl"_s));
        QCOMPARE(frozen->problems.size(), 1);
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList(u"log-small.jsonl"_s));
        QCOMPARE(freeze(folder, std::vector<LogTold>{large}, {}, at(0), at(3000))->parts, QStringList(u"log-large.jsonl"_s)); // there is room again
        QCOMPARE(frozenLog(folder, {})->size(), std::size_t(2001));
    }

    void aTornRowIsNoLine()
    {
        QTemporaryDir home;
        QFile file(home.filePath(u"log-db.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"at\":\"2024-10-04T00:00:10.000Z\",\"pid\":77,\"severity\":\"LOG\",\"text\":\"whole\"}\n{\"at\":\"2024-10-04T00:00:11.000Z\",\"pid\":77,\"seve");
        file.close();
        const auto lines = frozenLog(home.path(), {});
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t(1));
        QCOMPARE(lines->front().line.text.raw(), u"whole"_s);
    }
};

QTEST_GUILESS_MAIN(TstBrokenEvidence)
#include "tst_brokenevidence.moc"
