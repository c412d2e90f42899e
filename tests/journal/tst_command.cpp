// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl journal` as a script meets it.

#include "tests/journal/bookkeeping.h"

#include <QTemporaryDir>

#include <csignal>

#include <pwd.h>
#include <unistd.h>

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

    void actsWithoutAnOutcomeAreListedAndSettled()
    {
        const QString file = m_folder.filePath(u"open.sqlite"_s);
        book::fill(file, 1);
        const QStringList here{u"--file"_s, file};
        const Outcome none = run(QStringList{u"open"_s} + here);
        QCOMPARE(none.code, 0);
        QVERIFY2(none.out.contains("Nothing is open"), none.out.constData());
        QProcess writer;
        writer.start(QStringLiteral(QD_JOURNALWRITER), {file, u"2"_s});
        QVERIFY(writer.waitForFinished(20'000) && writer.exitCode() == 0);
        QByteArrayList acts = writer.readAllStandardOutput().trimmed().split('\n');
        std::ranges::sort(acts, {}, [](const QByteArray &line) { return line.split(' ').value(1).toInt(); }); // by their place in the chain
        const QString first = QString::fromLatin1(acts[0].split(' ').value(2)), second = QString::fromLatin1(acts[1].split(' ').value(2));

        const Outcome two = run(QStringList{u"open"_s} + here);
        QCOMPARE(two.code, 1);
        QCOMPARE(two.out.count('\n'), 2);
        QVERIFY2(two.out.contains(" ago: test.write target-0 ") && two.out.contains("(Ada): entry 1 of a lane [act " + first.left(12).toLatin1()), two.out.constData());
        QCOMPARE(QJsonDocument::fromJson(run(QStringList{u"open"_s, u"--json"_s} + here).out.split('\n').value(0)).object()[u"record"][u"act"].toString(), u"test.write"_s);

        const auto settle = [&](const QString &id, const QString &outcome) {
            return run(QStringList{u"settle"_s, id, u"--outcome"_s, outcome, u"--reason"_s, u"looked at the server"_s} + here);
        };
        QCOMPARE(settle(first, u"refused"_s).code, 2);
        QCOMPARE(run(QStringList{u"settle"_s, first, u"--outcome"_s, u"done"_s} + here).code, 2); // no reason
        QCOMPARE(settle(u"0123456789"_s, u"done"_s).code, 3);
        QCOMPARE(settle(first.left(3), u"done"_s).code, 3); // a slip
        QCOMPARE(settle(first.left(12), u"done"_s).code, 0);
        QCOMPARE(run(QStringList{u"open"_s} + here).out.count('\n'), 1);
        QCOMPARE(settle(first, u"done"_s).code, 3); // once
        QCOMPARE(settle(second, u"unknown"_s).code, 0);
        QCOMPARE(run(QStringList{u"open"_s} + here).code, 0);
        const Outcome tail = run(QStringList{u"search"_s, u"looked"_s} + here);
        QVERIFY2(tail.out.count('\n') == 2 && tail.out.contains("outcome test.write target-0 done"), tail.out.constData());
        QCOMPARE(book::verdict(book::judged(file)), u"0"_s);
    }

    void whatIsErasedIsGoneAndTheChainWhole()
    {
        const QString file = m_folder.filePath(u"erase.sqlite"_s);
        book::fill(file, 4);
        journal::ChainWriter writer(book::optionsFor(file));
        journal::Entry own = book::note(u"what I did"_s), other = book::note(u"Ada lovelace asked for it"_s);
        own.actor = m_person;
        other.actor = u"Charles"_s;
        QVERIFY(writer.append({own, other}));
        QVERIFY(writer.end());
        const QStringList here{u"--file"_s, file, u"--reason"_s, u"left the company"_s};
        const auto bytes = [&file] {
            QByteArray all;
            for (const QString &name : {file, file + u"-wal"_s})
                if (QFile f(name); f.open(QIODevice::ReadOnly))
                    all += f.readAll();
            return all;
        };

        QCOMPARE(run({u"erase"_s, u"Ada Lovelace"_s, u"--file"_s, file}).code, 2); // no reason
        QCOMPARE(run(QStringList{u"erase"_s, u"Nobody"_s, u"--yes"_s} + here).code, 3);
        const Outcome unasked = run(QStringList{u"erase"_s, u"Ada Lovelace"_s} + here);
        QCOMPARE(unasked.code, 3);
        QVERIFY2(unasked.out.contains("The name Ada Lovelace goes; 4 entr") && unasked.out.contains("in the free text of 1 more entr"), unasked.out.constData());
        QCOMPARE(run({u"erase"_s, u"Ada Lovelace"_s, u"--yes"_s, u"--file"_s, file, u"--reason"_s, u"ada lovelace left"_s}).code, 3); // would keep it
        QVERIFY(bytes().contains("Ada Lovelace"));

        const Outcome erased = run(QStringList{u"erase"_s, u"Ada Lovelace"_s, u"--yes"_s} + here);
        QVERIFY2(erased.code == 0 && erased.out.contains("Erased.\nVerified: "), (erased.out + erased.err).constData());
        QVERIFY(!bytes().contains("Ada Lovelace") && bytes().contains("note 3"));
        QCOMPARE(book::verdict(book::judged(file)), u"0"_s);
        const Outcome note = run({u"search"_s, u"--act"_s, u"journal.erase"_s, u"--file"_s, file});
        QVERIFY2(note.out.contains("journal.erase person (" + m_person.toUtf8() + "): left the company"), note.out.constData());

        // the rest of somebody, by what stands for him; and one entry
        QString pseudonym, place;
        const auto everything = journal::Reader::open(file)->search({}).value();
        for (const auto &e : everything) {
            if (e.details == u"note 1"_s)
                pseudonym = e.record.actor;
            if (e.name == u"Charles"_s)
                place = e.record.log.left(10) + u'/' + QString::number(e.record.seq);
        }
        const Outcome texts = run(QStringList{u"erase"_s, pseudonym, u"--details"_s, u"--yes"_s} + here);
        QVERIFY2(texts.code == 0 && texts.out.contains("The free text of 4 entr"), (texts.out + texts.err).constData());
        QCOMPARE(run(QStringList{u"erase"_s, place, u"--yes"_s} + here).code, 0);
        QCOMPARE(run(QStringList{u"erase"_s, place, u"--yes"_s} + here).code, 3); // it has none any more
        QVERIFY(!bytes().contains("note 3") && !bytes().contains("lovelace asked"));
        QCOMPARE(run({u"search"_s, u"lovelace"_s, u"--file"_s, file}).out.size(), 0);

        // whoever erases his own name is not written down with it
        QCOMPARE(run(QStringList{u"erase"_s, m_person, u"--yes"_s} + here).code, 0);
        QVERIFY(!journal::Reader::open(file)->person(m_person).value());
        const QJsonObject report = book::judged(file);
        QCOMPARE(book::verdict(report), u"0"_s);
        QCOMPARE(report[u"erased"].toInt(), 5);
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
    const QString m_person = QString::fromLocal8Bit(::getpwuid(::geteuid())->pw_name);
};

QTEST_GUILESS_MAIN(TstCommand)
#include "tst_command.moc"
