// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl journal` as a script meets it.

#include "models/journal/rowtext.h"
#include "models/journal/verifier.h"
#include "tests/journal/bookkeeping.h"

#include <QCryptographicHash>
#include <QDir>
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

    void oneEntryByItsChainAndPlace()
    {
        const auto everything = journal::Reader::open(m_file)->search({}).value();
        const auto hostile = std::ranges::find(everything, u"test.hostile"_s, [](const journal::StoredEntry &e) { return e.record.act; });
        QVERIFY(hostile != everything.end());
        const QString chain = hostile->record.log, place = u'/' + QString::number(hostile->record.seq);
        const Outcome shown = run({u"show"_s, chain.left(8) + place});
        QCOMPARE(shown.code, 0);
        for (const QByteArray &said : {(chain + place).toUtf8(), QByteArray("note test.hostile"), QByteArray("Ada Lovelace"), hostile->hash.toHex(), QByteArray("=HYPERLINK")})
            QVERIFY2(shown.out.contains(said), shown.out.constData());
        QVERIFY(!shown.out.contains('\x1b'));
        const Outcome json = run({u"show"_s, chain.toUpper() + place, u"--json"_s});
        QCOMPARE(json.out, journal::jsonLine(*hostile));
        const Outcome beyond = run({u"show"_s, chain.left(8) + u"/4711"_s});
        QVERIFY2(beyond.code == 3 && beyond.out.isEmpty() && beyond.err.contains("no entry at place 4711: its newest is 2"), beyond.err.constData());
        const QString other = (chain.startsWith(u'0') ? u"1"_s : u"0"_s) + chain.mid(1);
        const Outcome elsewhere = run({u"show"_s, other + place});
        QVERIFY2(elsewhere.code == 3 && elsewhere.err.contains("No chain of this journal begins with"), elsewhere.err.constData());
        for (const QString &no : {u"3f"_s, u"3f2a9c01"_s, u"3f2a9c01/"_s, u"x/1"_s, u"3f2/1"_s, u"3f2a9c01/1/2"_s})
            QCOMPARE(run({u"show"_s, no}).code, 2);
        QCOMPARE(run({u"show"_s}).code, 2);
    }

    // Two chains of which four digits are the same: whoever writes no more learns which there are.
    void aBeginningOfSeveralChainsMeansNone()
    {
        const QString file = m_folder.filePath(u"alike.sqlite"_s);
        book::fill(file, 1);
        book::fill(file, 1);
        const QStringList here{u"--file"_s, file};
        book::tamper(file, {u"UPDATE entry SET log = 'abcd0' || substr(log, 6) WHERE log = (SELECT min(log) FROM entry)"_s, u"UPDATE entry SET log = 'abcd1' || substr(log, 6) WHERE log NOT LIKE 'abcd0%'"_s});
        const Outcome several = run(QStringList{u"show"_s, u"abcd/1"_s} + here);
        QVERIFY2(several.code == 3 && several.out.isEmpty() && several.err.contains("Several chains begin with abcd") && several.err.contains("abcd0") && several.err.contains("abcd1"), several.err.constData());
        const Outcome one = run(QStringList{u"show"_s, u"abcd1/1"_s} + here);
        QVERIFY2(one.code == 0 && one.out.contains("note 1"), (one.out + one.err).constData());
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
        const QByteArray digest = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
        const Outcome noted = run({u"search"_s, u"--act"_s, u"export.journal"_s});
        QVERIFY2(noted.out.count('\n') == 1 && noted.out.contains(digest) && noted.out.contains(to.toUtf8()), noted.out.constData()); // the one that went to a file
        file.seek(0);
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

    // Each look at the own journal is an entry of it; a copy stays what it is.
    void verifyTellsByItsExitCode()
    {
        const qint64 records = journal::verify(m_file)->records;
        const Outcome good = run({u"verify"_s});
        QCOMPARE(good.code, 0);
        QVERIFY2(good.out.contains("Verified: " + QByteArray::number(records) + " records, all anchored."), good.out.constData());
        const QString copy = m_folder.filePath(u"copy.sqlite"_s);
        QVERIFY(QFile::copy(m_file, copy));
        const auto digestOf = [](const QString &file) {
            QFile f(file);
            return f.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(f.readAll(), QCryptographicHash::Sha256) : QByteArray();
        };
        const QByteArray asCopied = digestOf(copy);
        const Outcome bare = run({u"verify"_s, u"--file"_s, copy});
        QCOMPARE(bare.code, 1);
        QVERIFY(bare.out.contains("cannot be seen"));
        QCOMPARE(digestOf(copy), asCopied);
        book::tamper(copy, {u"DELETE FROM entry WHERE id = 6"_s});
        const Outcome bad = run({u"verify"_s, u"--file"_s, copy});
        QCOMPARE(bad.code, 2);
        QVERIFY2(bad.out.contains("record 5: records are missing"), bad.out.constData());
        QCOMPARE(run({u"verify"_s, u"--file"_s, u"/nowhere"_s}).code, 3);
        QCOMPARE(run({u"verify"_s, u"--unheard-of"_s}).code, 4);
        QCOMPARE(run({u"verify"_s, u"word"_s}).code, 4);
        const Outcome json = run({u"verify"_s, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out).object()[u"records"].toInteger(), records + 3); // a chain of its own
        const Outcome unreadable = run({u"verify"_s, u"--json"_s, u"--file"_s, u"/nowhere"_s});
        QCOMPARE(unreadable.code, 3);
        QCOMPARE(QJsonDocument::fromJson(unreadable.out).object()[u"verdict"].toString(), u"unreadable"_s);
    }

    void aVerificationStandsInTheJournal()
    {
        const auto before = journal::verify(m_file);
        QCOMPARE(run({u"verify"_s}).code, 0);
        const QList<journal::StoredEntry> newest = journal::Reader::open(m_file)->newest(3).value(); // genesis, note, terminal
        const journal::StoredEntry &note = newest.at(1);
        QVERIFY(note.record.phase == journal::Phase::Note && note.record.act == u"journal.verify"_s && note.record.danger == journal::Danger::Look);
        QCOMPARE(note.name, m_person);
        QVERIFY2(note.details.contains(u"verdict: verified\n"_s) && note.details.contains(u"records: %1\n"_s.arg(before->records))
                     && note.details.contains(u"heads: "_s + QString::fromLatin1(before->heads())), qPrintable(note.details));
        QCOMPARE(book::verdict(book::judged(m_file)), u"0"_s);
    }

    void whatWasTamperedWithIsWrittenDownToo()
    {
        QTemporaryDir home;
        const QString file = home.filePath(u"quarterdeck/journal.sqlite"_s);
        book::fill(file, 4);
        book::tamper(file, {u"DELETE FROM entry WHERE id = 3"_s});
        const Outcome bad = run({u"verify"_s}, home.path());
        QCOMPARE(bad.code, 2);
        const QList<journal::StoredEntry> newest = journal::Reader::open(file)->newest(3).value();
        QVERIFY2(newest.at(1).record.act == u"journal.verify"_s && newest.at(1).details.contains(u"verdict: tampered"_s) && newest.at(1).details.contains(u"/2 missing"_s),
                 qPrintable(newest.at(1).details));
        QCOMPARE(run({u"verify"_s}, home.path()).code, 2); // and is not mended by it
    }

    // A look never moves a damaged file aside, makes none, and says nothing where it may only read.
    void aLookChangesNothingWhereItMayNot()
    {
        QTemporaryDir home;
        const QString folder = home.filePath(u"quarterdeck"_s), file = folder + u"/journal.sqlite"_s;
        QCOMPARE(run({u"verify"_s}, home.path()).code, 3);
        QVERIFY(!QFile::exists(file));
        book::fill(file, 2);
        const qint64 records = journal::verify(file)->records;
        if (::geteuid() != 0) { // who may write everywhere
            QVERIFY(QFile::setPermissions(file, QFile::ReadOwner) && QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
            const Outcome reader = run({u"verify"_s}, home.path());
            QVERIFY2(reader.code == 0 && reader.err.isEmpty(), (reader.out + reader.err).constData());
            QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) && QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
            QCOMPARE(journal::verify(file)->records, records);
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(QByteArray(8192, 'x')) > 0);
        damaged.close();
        QCOMPARE(run({u"verify"_s}, home.path()).code, 3);
        QCOMPARE(QDir(folder).entryList({u"*.damaged-*"_s}).size(), 0);
        QVERIFY(QFile::exists(file));
    }

private:
    void start(QProcess &p, const QStringList &words, const QString &state = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_STATE_HOME"_s, state.isEmpty() ? m_folder.filePath(u"state"_s) : state);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.remove(u"LANGUAGE"_s);
        p.setProcessEnvironment(environment);
        p.start(qEnvironmentVariable("QUARTERDECKCTL"), QStringList{u"journal"_s} + words);
    }
    Outcome run(const QStringList &words, const QString &state = {})
    {
        QProcess p;
        start(p, words, state);
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
