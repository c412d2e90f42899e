// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl journal` as a script meets it.

#include "tests/journal/bookkeeping.h"

#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QByteArray out, err;
};

} // namespace

class TstCommand : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_file = m_folder.filePath(u"state/quarterdeck/journal.sqlite"_s);
        book::fill(m_file, 30);
        journal::ChainWriter writer(book::optionsFor(m_file));
        QVERIFY(writer.append({book::note(u"=HYPERLINK(\"x\") \u001b[31m red"_s, u"test.hostile"_s)}));
        QVERIFY(writer.end());
    }

    void verifyTellsByItsExitCode()
    {
        const Outcome good = run({u"verify"_s});
        QCOMPARE(good.code, 0);
        QVERIFY(good.out.contains("Verified: 35 records, all anchored."));
        const QString copy = m_folder.filePath(u"copy.sqlite"_s);
        QVERIFY(QFile::copy(m_file, copy));
        const Outcome bare = run({u"verify"_s, u"--file"_s, copy});
        QCOMPARE(bare.code, 1);
        QVERIFY(bare.out.contains("cannot be seen"));
        book::tamper(copy, {u"DELETE FROM entry WHERE id = 6"_s});
        const Outcome bad = run({u"verify"_s, u"--file"_s, copy});
        QCOMPARE(bad.code, 2);
        QVERIFY2(bad.out.contains("record 5: records are missing"), bad.out.constData());
        QCOMPARE(run({u"verify"_s, u"--file"_s, u"/nowhere"_s}).code, 3);
        QCOMPARE(run({u"verify"_s, u"--unheard-of"_s}).code, 4);
        QCOMPARE(run({u"verify"_s, u"word"_s}).code, 4);
        const Outcome json = run({u"verify"_s, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out).object()[u"records"].toInt(), 35);
        const Outcome unreadable = run({u"verify"_s, u"--json"_s, u"--file"_s, u"/nowhere"_s});
        QCOMPARE(unreadable.code, 3);
        QCOMPARE(QJsonDocument::fromJson(unreadable.out).object()[u"verdict"].toString(), u"unreadable"_s);
    }

    void tailShowsTheNewest()
    {
        const Outcome tail = run({u"tail"_s, u"-n"_s, u"2"_s});
        QCOMPARE(tail.code, 0);
        QCOMPARE(tail.out.count('\n'), 2);
        QVERIFY(tail.out.contains("test.hostile shop-primary (Ada Lovelace): =HYPERLINK"));
        QVERIFY(!tail.out.contains('\x1b'));
        const Outcome json = run({u"tail"_s, u"-n"_s, u"1"_s, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out).object()[u"record"][u"phase"].toString(), u"terminal"_s);
        QCOMPARE(run({u"tail"_s, u"-n"_s, u"0"_s}).code, 2);
        QCOMPARE(run({u"tell"_s}).code, 2);
        QCOMPARE(run({u"tail"_s, u"--file"_s, u"/nowhere"_s}).code, 3);
    }

    void followGoesOn()
    {
        QProcess p;
        start(p, {u"tail"_s, u"-n"_s, u"1"_s, u"--follow"_s});
        QByteArray seen;
        const auto until = [&p, &seen](const char *text) {
            const QDeadlineTimer end(10'000);
            while (!seen.contains(text) && !end.hasExpired()) {
                p.waitForReadyRead(100);
                seen += p.readAllStandardOutput();
            }
            return seen.contains(text);
        };
        QVERIFY(until("terminal"));
        const QString other = m_file; // a program writes meanwhile
        journal::ChainWriter writer(book::optionsFor(other));
        QVERIFY(writer.append({book::note(u"while somebody looks"_s)}));
        QVERIFY(until("while somebody looks"));
        QVERIFY(writer.end());
        ::kill(pid_t(p.processId()), SIGTERM);
        QVERIFY(p.waitForFinished());
        QCOMPARE(p.exitStatus(), QProcess::NormalExit);
        QCOMPARE(p.exitCode(), 0);
    }

    void searchNarrows()
    {
        QCOMPARE(run({u"search"_s, u"note"_s, u"17"_s}).out.count('\n'), 1);
        QCOMPARE(run({u"search"_s, u"--act"_s, u"test.hostile"_s}).out.count('\n'), 1);
        QCOMPARE(run({u"search"_s, u"note"_s, u"-n"_s, u"5"_s}).out.count('\n'), 5);
        QCOMPARE(run({u"search"_s, u"note"_s, u"--to"_s, u"2020-01-01"_s}).out.size(), 0);
        QCOMPARE(run({u"search"_s, u"--from"_s, u"yesterday"_s}).code, 2);
    }

    void exportIsSafeAndWhole()
    {
        const Outcome csv = run({u"export"_s, u"--format"_s, u"csv"_s});
        QCOMPARE(csv.code, 0);
        QVERIFY(csv.out.startsWith("time,writer,chain,seq"));
        QVERIFY(csv.out.contains("\"'=HYPERLINK(\"\"x\"\")"));
        const QString to = m_folder.filePath(u"out.jsonl"_s);
        QCOMPARE(run({u"export"_s, u"--output"_s, to}).code, 0);
        QFile file(to);
        QVERIFY(file.open(QIODevice::ReadOnly));
        qsizetype lines = 0;
        for (; !file.atEnd(); ++lines) {
            const QByteArray line = file.readLine();
            QVERIFY2(QJsonDocument::fromJson(line).object()[u"record"][u"seq"].isDouble(), line.constData());
        }
        QVERIFY(lines >= 35);
        QCOMPARE(run({u"export"_s, u"--output"_s, u"/nowhere/out"_s}).code, 3);
        QCOMPARE(run({u"export"_s, u"--format"_s, u"pdf"_s}).code, 2);
        QProcess full;
        full.setStandardOutputFile(u"/dev/full"_s);
        start(full, {u"export"_s});
        QVERIFY(full.waitForFinished());
        QCOMPARE(full.exitCode(), 3);
    }

private:
    void start(QProcess &p, const QStringList &words)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_STATE_HOME"_s, m_folder.filePath(u"state"_s));
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.remove(u"LANGUAGE"_s);
        p.setProcessEnvironment(environment);
        p.start(qEnvironmentVariable("QUARTERDECKCTL"), QStringList{u"journal"_s} + words);
    }
    Outcome run(const QStringList &words)
    {
        QProcess p;
        start(p, words);
        if (!p.waitForFinished())
            return {};
        return {p.exitCode(), p.readAllStandardOutput(), p.readAllStandardError()};
    }

    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TstCommand)
#include "tst_command.moc"
