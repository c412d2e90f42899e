// SPDX-License-Identifier: GPL-3.0-or-later
// The journal as flows on the engine thread meet it.

#include "tests/journal/bookkeeping.h"
#include "tests/support/everysuspension.h"

#include "models/journal/rowtext.h"

#include <QDir>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace flow;
using journal::Entry;
using journal::Journal;
using journal::Outcome;
using journal::Phase;
using journal::Receipt;

namespace {

Entry intent(const QString &act = u"session.cancel"_s)
{
    Entry e;
    e.phase = Phase::Intent;
    e.act = act;
    e.actor = u"Ada Lovelace"_s;
    e.target = u"shop-primary"_s;
    e.systemIdentifier = u"7312345678901234567"_s;
    e.danger = journal::Danger::Reversible;
    e.details = u"runs since \u001b[31m an hour"_s;
    return e;
}

Task<Result<Receipt>> pair(Journal &book, Entry begun)
{
    auto first = co_await book.append(begun);
    if (!first)
        co_return std::unexpected(first.error());
    auto after = begun.ended(first->actId, Outcome::Failed, u"42501"_s, u"permission denied"_s);
    co_return co_await book.append(after);
}

Task<void> several(Journal &book, int count)
{
    for (int i = 0; i < count; ++i)
        (void)co_await book.append(intent());
}

} // namespace

class TstJournal : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"state/journal.sqlite"_s);
    }

    void whatWasAppendedIsRead()
    {
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        const auto opened = *runTask(book.open());
        QVERIFY2(opened, opened.error().text.c_str());
        QVERIFY(opened->openIntents.isEmpty());
        const auto receipt = *runTask(pair(book, intent()));
        QVERIFY2(receipt, receipt.error().text.c_str());
        QCOMPARE(receipt->log, opened->log);
        QCOMPARE(receipt->seq, 2);

        auto reader = journal::Reader::open(m_file);
        QVERIFY(reader);
        const auto entries = *reader->newest(10);
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].record.phase, Phase::Genesis);
        QCOMPARE(entries[0].record.writer, u"test"_s);
        const auto &e = entries[1];
        QCOMPARE(e.record.act, u"session.cancel"_s);
        QCOMPARE(e.record.target, u"shop-primary"_s);
        QCOMPARE(e.record.system, u"7312345678901234567"_s);
        QCOMPARE(e.record.danger, journal::Danger::Reversible);
        QCOMPARE(e.writer, u"test"_s);
        QCOMPARE(e.name, u"Ada Lovelace"_s);
        QCOMPARE(e.details, u"runs since \u001b[31m an hour"_s);
        QVERIFY(!e.canonical.contains("Ada") && !e.canonical.contains("hour"));
        QVERIFY(qAbs(e.record.time - QDateTime::currentMSecsSinceEpoch() * 1000) < 60'000'000);
        QCOMPARE(entries[2].record.outcome, Outcome::Failed);
        QCOMPARE(entries[2].record.sqlstate, u"42501"_s);
        QCOMPARE(entries[2].record.actId, e.record.actId);
        QCOMPARE(entries[2].record.actor, e.record.actor);
        struct stat s = {};
        QCOMPARE(::stat(qPrintable(m_file), &s), 0);
        QCOMPARE(s.st_mode & 0777, 0600u);
    }

    void whatBreaksARuleIsRefused()
    {
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        Entry genesis = intent(), nameless = intent({}), ownerless = intent().ended({}, Outcome::Done), endless = intent().ended(u"x"_s, Outcome::None),
              longTarget = intent(), longDetails = intent();
        genesis.phase = Phase::Genesis;
        longTarget.target = QString(5000, u'x');
        longDetails.details = QString(2 << 20, u'x');
        for (const Entry &e : {genesis, nameless, ownerless, endless, longTarget, longDetails}) {
            const auto refused = *runTask(book.append(e));
            QVERIFY(!refused && refused.error().code == Errc::Invalid);
        }
        QVERIFY(!QFile::exists(m_file));
    }

    void manyAtOnceShareACommit()
    {
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        QVERIFY(*runTask(book.open()));
        std::vector<Task<Result<Receipt>>> tasks;
        for (int i = 0; i < 500; ++i)
            tasks.push_back(book.append(intent()));
        const auto receipts = runTask(whenAll(std::move(tasks)));
        QVERIFY(receipts);
        QSet<qint64> places;
        for (const auto &r : *receipts)
            places.insert(r.value().seq);
        QCOMPARE(places.size(), 500);
        QVERIFY(*runTask(book.close()));
        QCOMPARE(book::verdict(book::judged(m_file)), u"0"_s);
    }

    void anAppendCanEndAtEverySuspension()
    {
        Reactor reactor;
        {
            Journal book(reactor, book::optionsFor(m_file));
            const int states = destroyAtEverySuspension([&] { return several(book, 3); });
            QVERIFY2(states > 3 && states < 200, qPrintable(QString::number(states)));
        }
        QCOMPARE(book::verdict(book::judged(m_file)), u"0"_s); // the destructor ended the chain
    }

    void aDeadlineEndsTheWait()
    {
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        QVERIFY(*runTask(book.open()));
        book::tamper(m_file, {}); // leaves nothing locked
        QSqlDatabase holder = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
        holder.setDatabaseName(m_file);
        QVERIFY(holder.open());
        QVERIFY(QSqlQuery(holder).exec(u"BEGIN IMMEDIATE"_s));
        const auto late = *runTask(withDeadline(reactor, reactor.now() + milliseconds(100), book.append(intent())));
        QVERIFY(!late && late.error().code == Errc::TimedOut);
        QVERIFY(QSqlQuery(holder).exec(u"ROLLBACK"_s));
        holder.close();
        holder = {};
        QSqlDatabase::removeDatabase(u"holder"_s);
        QVERIFY(*runTask(book.append(intent())));
    }

    void anUnfinishedActOfADeadProgramIsListed()
    {
        Reactor reactor;
        QString open;
        {
            Journal book(reactor, book::optionsFor(m_file));
            QVERIFY(*runTask(pair(book, intent(u"act.finished"_s))));
            const auto receipt = *runTask(book.append(intent(u"act.unfinished"_s)));
            QVERIFY(receipt);
            open = receipt->actId;
            Journal other(reactor, book::optionsFor(m_file));
            const auto opened = *runTask(other.open());
            QVERIFY(opened && opened->openIntents.isEmpty()); // its program still runs
        }
        // as if the program had been killed on another start of the machine
        rewriteGenesisAsDead();
        Journal book(reactor, book::optionsFor(m_file));
        const auto opened = *runTask(book.open());
        QVERIFY(opened);
        QCOMPARE(opened->openIntents.size(), 1);
        QCOMPARE(opened->openIntents[0].record.actId, open);
        QCOMPARE(opened->openIntents[0].name, u"Ada Lovelace"_s);
        const auto settled = *runTask(book.append(intent(u"act.unfinished"_s).ended(open, Outcome::Unknown)));
        QVERIFY(settled);
        QVERIFY(journal::Reader::open(m_file)->openIntents()->isEmpty());
    }

    void itCannotBeChangedByMistake()
    {
        book::fill(m_file, 2);
        for (const char *change : {"UPDATE entry SET act = 'x'", "DELETE FROM entry", "UPDATE entry SET id = 99 WHERE id = 1"}) {
            bool damaged = false;
            auto db = journal::Database::openToWrite(m_file, &damaged);
            QVERIFY(db);
            const auto done = db->run(QLatin1String(change));
            QVERIFY(!done);
            QVERIFY2(done.error().text.find("never") != std::string::npos, done.error().text.c_str());
        }
    }

    void aDamagedFileIsMovedAside_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("header") << 0 << QByteArray(16, 'x');
        QTest::newRow("first page") << 100 << QByteArray(2000, '\xff');
        QTest::newRow("later pages") << 4096 << QByteArray(40000, '\0');
        QTest::newRow("cut short") << -1 << QByteArray();
    }
    void aDamagedFileIsMovedAside()
    {
        QFETCH(int, from);
        QFETCH(QByteArray, bytes);
        book::fill(m_file, 100);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (from < 0)
            QVERIFY(file.resize(file.size() / 2));
        else
            QVERIFY(file.seek(from) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray damaged = file.readAll();
        file.close();

        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        const auto opened = *runTask(book.open());
        QVERIFY2(opened, opened.error().text.c_str());
        QVERIFY(opened->movedAside.contains(u".damaged-"_s));
        QFile aside(opened->movedAside);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), damaged);
        QVERIFY(QFile::exists(opened->movedAside + u".anchors"_s));
        QVERIFY(*runTask(book.append(intent())));
        QVERIFY(*runTask(book.close()));
        QCOMPARE(book::verdict(book::judged(m_file)), u"0"_s);
        QCOMPARE(journal::Reader::open(m_file)->newest(10)->at(1).record.act, u"journal.moved-aside"_s);
    }

    void aDamagedSearchIndexIsMadeAnew_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("its pages") << u"UPDATE found_data SET block = x'ff' WHERE id > 10"_s;
        QTest::newRow("its head") << u"UPDATE found_data SET block = x'ff' || block"_s;
        QTest::newRow("a part is gone") << u"DROP TABLE found_config"_s;
    }
    void aDamagedSearchIndexIsMadeAnew()
    {
        QFETCH(QString, damage);
        book::fill(m_file, 20);
        book::tamper(m_file, {damage});
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        const auto written = *runTask(book.append(intent()));
        QVERIFY2(written, written.error().text.c_str());
        journal::Query query;
        query.words = u"note 17"_s;
        QCOMPARE(journal::Reader::open(m_file)->search(query)->size(), 1);
        QVERIFY(*runTask(book.close()));
        QCOMPARE(QDir(m_folder->filePath(u"state"_s)).entryList({u"*damaged*"_s}, QDir::Files).size(), 0);
        QVERIFY(QStringList({u"0"_s, u"1"_s}).contains(book::verdict(book::judged(m_file))));
    }

    void aLaterFormatIsLeftAlone()
    {
        book::fill(m_file, 1);
        book::tamper(m_file, {u"PRAGMA user_version = 2"_s});
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        const auto opened = *runTask(book.open());
        QVERIFY(!opened && opened.error().code == Errc::Invalid);
        QCOMPARE(QDir(m_folder->filePath(u"state"_s)).entryList({u"*damaged*"_s}, QDir::Files).size(), 0);
    }

    void aFileThatCannotBeWrittenIsToldAndRecoversByItself()
    {
        Reactor reactor;
        QVERIFY(QDir().mkpath(m_folder->filePath(u"state"_s)));
        QVERIFY(QDir().mkpath(m_file)); // a folder in its place: refused to root, too
        Journal book(reactor, book::optionsFor(m_file));
        const auto refused = *runTask(book.append(intent()));
        QVERIFY(!refused && refused.error().code == Errc::Io);
        QVERIFY(!refused.error().remedy.empty());
        QVERIFY(QDir().rmdir(m_file));
        QVERIFY(*runTask(book.append(intent())));
    }

    // SQLite has made the file, and the tables are not in it yet.
    void aFileThatIsBeingMadeIsNoJournalYet()
    {
        const QString path = m_folder->filePath(u"being-made.sqlite"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto reader = journal::Reader::open(path);
        QVERIFY(!reader);
        QCOMPARE(reader.error().code, base::Errc::Absent);
    }

    void aFileThatWasExchangedIsNoticed()
    {
        Reactor reactor;
        Journal book(reactor, book::optionsFor(m_file));
        const auto first = *runTask(book.append(intent()));
        QVERIFY(first);
        const QString away = m_folder->filePath(u"away.sqlite"_s);
        for (const char *beside : {"", "-wal", "-shm"})
            QVERIFY(QFile::rename(m_file + QLatin1String(beside), away + QLatin1String(beside)));
        const auto second = *runTask(book.append(intent()));
        QVERIFY(second);
        QVERIFY(second->log != first->log);
        QCOMPARE(journal::Reader::open(m_file)->newest(10)->size(), 2);
        QCOMPARE(book::verdict(book::judged(m_file)), u"2 shortened 0"_s); // the anchors beside it know the first chain
    }

    void twoChainsAreMergedByTime()
    {
        base::ManualClock clock;
        journal::Options early = book::optionsFor(m_file), late = early;
        early.clock = late.clock = &clock;
        journal::ChainWriter a(early), b(late);
        for (int i = 0; i < 6; ++i) {
            clock.set(clock.now() + std::chrono::seconds(1));
            QVERIFY((i % 2 ? a : b).append({book::note(QString::number(i))}));
        }
        auto reader = journal::Reader::open(m_file);
        QStringList said;
        QVERIFY(reader->all([&said](const journal::StoredEntry &e) {
            if (!e.details.isEmpty())
                said << e.details;
            return true;
        }));
        QCOMPARE(said, (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
        QCOMPARE(reader->newest(2)->at(0).details, u"4"_s);
    }

    void aNameComesWithItsFirstEntry()
    {
        book::fill(m_file, 1);
        std::atomic<bool> done = false;
        std::thread others([this, &done] {
            journal::ChainWriter writer(book::optionsFor(m_file));
            for (int i = 0; i < 300; ++i) {
                journal::Entry e = book::note(QStringLiteral("by another"));
                e.actor = QStringLiteral("person %1").arg(i);
                (void)writer.append({e});
            }
            done = true;
        });
        auto reader = journal::Reader::open(m_file);
        int seen = 0, nameless = 0;
        qint64 last = 0;
        for (bool over = false; reader && !over;) {
            over = done;
            const auto entries = reader->after(last);
            for (const auto &e : entries ? *entries : QList<journal::StoredEntry>()) {
                last = e.id;
                seen += e.name.startsWith(QLatin1String("person"));
                nameless += !e.record.actor.isEmpty() && e.name.isEmpty();
            }
        }
        others.join();
        QCOMPARE(nameless, 0);
        QCOMPARE(seen, 300);
    }

    void searchingFindsWordsActsTargetsAndTimes()
    {
        base::ManualClock clock;
        journal::Options options = book::optionsFor(m_file);
        options.clock = &clock;
        journal::ChainWriter writer(options);
        QList<qint64> times;
        for (int i = 0; i < 20; ++i) {
            clock.set(clock.now() + std::chrono::seconds(1));
            times << std::chrono::duration_cast<std::chrono::microseconds>(clock.wallNow().time_since_epoch()).count();
            Entry e = book::note(u"reason number%1 \"quoted\" AND \u00fcber"_s.arg(i), i % 2 ? u"session.cancel"_s : u"session.cancel.all"_s);
            e.target = i % 4 ? u"shop-primary"_s : u"shop"_s;
            QVERIFY(writer.append({e}));
        }
        auto reader = journal::Reader::open(m_file);
        const auto count = [&reader](const QString &words, const QString &act = {}, const QString &target = {}) {
            journal::Query q;
            q.words = words;
            q.act = act;
            q.target = target;
            return reader->search(q)->size();
        };
        QCOMPARE(count(u"number7"_s), 1);
        QCOMPARE(count(u"number1"_s), 11); // beginnings of words
        QCOMPARE(count(u"uber \"quoted\" AND"_s), 20);
        QCOMPARE(count(u"nothing"_s), 0);
        QCOMPARE(count({}, u"session.cancel"_s), 10);
        QCOMPARE(count({}, {}, u"shop"_s), 5);
        QCOMPARE(count(u"reason"_s, u"session.cancel.all"_s, u"shop-primary"_s), 5);
        journal::Query q;
        q.from = times[3];
        q.to = times[6];
        QCOMPARE(reader->search(q)->size(), 4);
        q.words = u"reason"_s;
        QCOMPARE(reader->search(q)->size(), 4);
        q.most = 2;
        QCOMPARE(reader->search(q)->at(0).record.time, times[5]);
        q.from = times[19] + 1;
        q.to = q.from + 1;
        QVERIFY(reader->search(q)->isEmpty());
    }

    void aSpreadsheetSeesNoFormula()
    {
        journal::StoredEntry e;
        e.record.act = u"=cmd()"_s;
        e.record.target = u"a,\"b\"\nc"_s;
        e.details = u"\uff1dHYPERLINK()\x1b[31m\u202e\r"_s;
        e.record.time = 1'500'000'123'456'789;
        const QByteArray line = journal::csvLine(e);
        QVERIFY(line.contains("\"'=cmd()\""));
        QVERIFY(line.contains("\"a,\"\"b\"\"\nc\""));
        QVERIFY(line.contains(u"\"'\uff1dHYPERLINK()␛[31m⟨U+202E⟩␍\""_s.toUtf8()));
        QVERIFY(line.startsWith("\"2017-07-14T02:42:03.456789Z\""));
    }

private:
    // The program that wrote every chain so far ran on another start of the machine.
    void rewriteGenesisAsDead()
    {
        book::tamper(m_file, {u"UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), '\"boot\":\"', '\"boot\":\"0') AS BLOB) WHERE phase = 'genesis'"_s});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TstJournal)
#include "tst_journal.moc"
