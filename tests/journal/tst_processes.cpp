// SPDX-License-Identifier: GPL-3.0-or-later
// Processes that write one journal: side by side, and killed in the middle of it.

#include "tests/journal/bookkeeping.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 200;

// "LOG SEQ ACTID" of every entry that the program was told to be on disk; a torn last line is none.
QSet<QByteArray> acknowledged(const QByteArray &output)
{
    QSet<QByteArray> out;
    const QList<QByteArray> lines = output.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        if (!lines[i].startsWith("error"))
            out.insert(lines[i]);
    return out;
}

QSet<QByteArray> kept(const QString &file)
{
    QSet<QByteArray> out;
    auto reader = journal::Reader::open(file);
    if (!reader)
        return out;
    (void)reader->all([&out](const journal::StoredEntry &e) {
        out.insert(e.record.log.toLatin1() + ' ' + QByteArray::number(e.record.seq) + ' ' + e.record.actId.toLatin1());
        return true;
    });
    return out;
}

} // namespace

class TstProcesses : public QObject {
    Q_OBJECT
private slots:
    void twoProcessesAppendAtOnce()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        QProcess writers[2];
        for (QProcess &p : writers)
            p.start(QStringLiteral(QD_JOURNALWRITER), {file, u"300"_s});
        QSet<QByteArray> told;
        for (QProcess &p : writers) {
            QVERIFY(p.waitForFinished(60'000));
            QCOMPARE(p.exitCode(), 0);
            const auto own = acknowledged(p.readAllStandardOutput());
            QCOMPARE(own.size(), 300);
            told.unite(own);
        }
        QCOMPARE(told.size(), 600);
        QVERIFY(kept(file).contains(told));
        const QJsonObject report = book::judged(file);
        QCOMPARE(book::verdict(report), u"0"_s);
        QCOMPARE(report[u"chains"].toArray().size(), 2);

        auto reader = journal::Reader::open(file);
        std::tuple<qint64, QString, qint64> before;
        bool sorted = true;
        QVERIFY(reader->all([&](const journal::StoredEntry &e) {
            const std::tuple now(e.record.time, e.record.log, e.record.seq);
            sorted = sorted && before < now;
            before = now;
            return true;
        }));
        QVERIFY(sorted);
    }

    void noAcknowledgedEntryIsLostByAKill()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        QSet<QByteArray> told;
        for (int round = 0; round < kRounds; ++round) {
            QProcess p;
            p.start(QStringLiteral(QD_JOURNALWRITER), {file, u"0"_s});
            QVERIFY(p.waitForStarted());
            QByteArray output;
            // some die while they open the file, most while they write
            const int enough = QRandomGenerator::global()->bounded(4000);
            const QDeadlineTimer end(enough < 400 ? QRandomGenerator::global()->bounded(30) : 20'000);
            while (output.size() < enough && !end.hasExpired() && p.state() == QProcess::Running) {
                p.waitForReadyRead(int(qMin<qint64>(end.remainingTime(), 1000)));
                output += p.readAllStandardOutput();
            }
            ::kill(pid_t(p.processId()), SIGKILL);
            QVERIFY(p.waitForFinished());
            QCOMPARE(p.exitStatus(), QProcess::CrashExit);
            output += p.readAllStandardOutput();
            QVERIFY2(!output.contains("error"), output.constData());
            told.unite(acknowledged(output));
            if (round % 20 == 19)
                QVERIFY(kept(file).contains(told));
        }
        qInfo("%lld entries acknowledged in %d rounds", qlonglong(told.size()), kRounds);
        QVERIFY(told.size() > kRounds);
        QVERIFY(kept(file).contains(told));
        const QJsonObject report = book::judged(file);
        const QString said = book::verdict(report);
        QVERIFY2(said == u"0"_s || said == u"1"_s, qPrintable(said));
        QCOMPARE(QDir(folder.path()).entryList({u"*damaged*"_s}, QDir::Files).size(), 0);
        // every intent of theirs is seen to have no outcome
        QVERIFY(journal::Reader::open(file)->openIntents()->size() >= told.size());
    }
};

QTEST_GUILESS_MAIN(TstProcesses)
#include "tst_processes.moc"
