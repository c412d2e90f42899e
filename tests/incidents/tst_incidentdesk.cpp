// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents in a real journal: from a terminal, and by two consoles at once.

#include "models/incidents/enginedesk.h"
#include "models/incidents/figures.h"
#include "models/incidents/wording.h"
#include "models/journal/digest.h"
#include "models/journal/exchange.h"
#include "tests/incidents/script.h"
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"
#include "tests/support/watchertape.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTimer>

using namespace incidents;
using namespace std::chrono_literals;

namespace {

struct Console {
    Console(const QString &journalFile, const char *writer) : books(operate::Bookkeeping::open(feed, {journalFile, {}, QString::fromLatin1(writer), u"1"_s})), desk(feed, books, journalFile) {}
    watch::Feed feed{[](flow::Reactor &) { return std::make_unique<FixedSecrets>(); }};
    std::shared_ptr<operate::Bookkeeping> books;
    EngineDesk desk;
};

} // namespace

class TstIncidentDesk : public QObject {
    Q_OBJECT
private slots:
    void fromATerminal()
    {
        CtlRun ctl;
        const auto run = [&ctl](const QStringList &args) { return ctl.run(QStringList{u"incident"_s} + args, [](qint64) {}); };
        const auto json = [](const CtlRun::Outcome &o) { return QJsonDocument::fromJson(o.out.trimmed()).object(); };
        QCOMPARE(run({u"list"_s}).code, 0); // none
        const auto opened = run({u"open"_s, u"writes <b>hang</b> %1 | x"_s, u"--severity"_s, u"sev-1"_s, u"--target"_s, u"shop-primary"_s, u"--json"_s});
        QVERIFY2(opened.code == 0, opened.err.constData());
        QCOMPARE(json(opened)["number"_L1].toInt(), 1);
        const QString id = json(opened)["id"_L1].toString();
        QCOMPARE(run({u"list"_s}).code, 1);
        QCOMPARE(run({u"ack"_s, u"#1"_s}).code, 0);
        QCOMPARE(run({u"accept"_s, u"#1"_s}).code, 2); // nobody has handed it over
        QCOMPARE(run({u"handover"_s, u"#1"_s, u"look at pid 4711"_s, u"--to"_s, u"bob"_s}).code, 0);
        QCOMPARE(json(run({u"show"_s, u"1"_s, u"--json"_s}))["hand_over"_L1]["to"_L1].toString(), u"bob"_s);
        QCOMPARE(run({u"accept"_s, u"#1"_s}).code, 0);
        QVERIFY(!json(run({u"show"_s, u"1"_s, u"--json"_s})).contains("hand_over"_L1));
        QCOMPARE(run({u"note"_s, id.left(6), u"asked the deployer"_s}).code, 0);
        QCOMPARE(run({u"resolve"_s, u"1"_s, u"rolled back"_s}).code, 2);
        QCOMPARE(run({u"resolve"_s, u"1"_s, u"rolled back"_s, u"--cause"_s, u"gremlins"_s}).code, 2);
        QCOMPARE(run({u"ack"_s, u"7"_s}).code, 1);
        QCOMPARE(run({u"followup"_s, u"1"_s, u"lock_timeout for deployers"_s, u"--to"_s, u"bob"_s, u"--due"_s, u"2026-13-01"_s}).code, 2);
        QCOMPARE(run({u"followup"_s, u"1"_s, u"lock_timeout for deployers"_s, u"--to"_s, u"bob"_s, u"--due"_s, u"2026-12-01"_s}).code, 0);
        QCOMPARE(run({u"resolve"_s, u"1"_s, u"rolled back"_s, u"--cause"_s, u"deployment"_s}).code, 0);
        QCOMPARE(run({u"list"_s}).code, 0);
        const QJsonObject whole = json(run({u"show"_s, u"1"_s, u"--json"_s}));
        QCOMPARE(whole["state"_L1].toString(), u"resolved"_s);
        QCOMPARE(whole["cause"_L1].toString(), u"deployment"_s);
        QCOMPARE(whole["timeline"_L1].toArray().size(), 7);
        QVERIFY(run({u"update"_s, u"1"_s}).out.contains("asked the deployer"));
        QVERIFY(!whole["seconds"_L1].toObject().contains("acknowledge"_L1)); // nobody was told: missing, not zero
        QCOMPARE(json(run({u"times"_s, u"--json"_s}))["incidents"_L1].toInt(), 1);
        const QString stated = ctl.write(u"stated.yaml"_s, "name: stated\ntargets:\n  - {id: job, kind: heartbeat, where: file, path: /nowhere}\nincident_times: {acknowledge: 10min}\n");
        const QJsonArray figures = json(run({u"times"_s, u"--json"_s, u"--environment"_s, stated}))["figures"_L1].toArray();
        QCOMPARE(figures[int(Measure::Acknowledge)]["promised"_L1].toDouble(), 600.0); // as that environment states it
        QCOMPARE(figures[int(Measure::Detect)]["promised"_L1].toDouble(), 120.0);
        const QByteArray draft = run({u"postmortem"_s, u"1"_s}).out, html = run({u"postmortem"_s, u"1"_s, u"--format"_s, u"html"_s}).out;
        QVERIFY2(draft.contains("\\<b\\>hang") && draft.contains("lock\\_timeout") && draft.contains("bob"), draft.constData());
        QVERIFY(html.contains("&lt;b&gt;hang&lt;/b&gt; %1") && !html.contains("<b>"));
        const auto pdf = run({u"postmortem"_s, u"1"_s, u"--format"_s, u"pdf"_s});
        QVERIFY2(pdf.code == 2 && pdf.out.isEmpty() && pdf.err.contains("written by the desktop"), pdf.err.constData());
        const QString log = whole["timeline"_L1].toArray().last()["entry"_L1]["chain"_L1].toString();
        QVERIFY(draft.contains(log.left(8).toUtf8() + '/')); // each sentence names its entry
        const QJsonArray lines = whole["timeline"_L1].toArray();
        for (const QJsonValue &line : lines) { // which is there for the asking, with the digest that the list at the end has of it
            const QString chain = line["entry"_L1]["chain"_L1].toString(), place = QString::number(line["entry"_L1]["seq"_L1].toInt());
            const auto shown = ctl.run({u"journal"_s, u"show"_s, chain.left(8) + u'/' + place, u"--json"_s}, [](qint64) {});
            QVERIFY2(shown.code == 0, shown.err.constData());
            const QByteArray digest = json(shown)["hash"_L1].toString().toUtf8(), anchor = (u"entry-"_s + chain + u'-' + place).toUtf8();
            QVERIFY2(digest.size() == 64 && draft.contains(digest) && html.contains(digest), digest.constData());
            QVERIFY(draft.contains("](#" + anchor + ")") && draft.contains("<a id=\"" + anchor + "\">"));
            QVERIFY(html.contains("href=\"#" + anchor + "\"") && html.contains("name=\"" + anchor + "\""));
        }
        QCOMPARE(run({u"logs"_s, u"1"_s}).code, 1);             // none was frozen
        QVERIFY(ctl.run({u"journal"_s, u"verify"_s}, [](qint64) {}).code <= 1);
    }

    // Without a desktop: the watcher opens an incident, and with it stand the seconds before, the log and the cause.
    void theWatcherFreezesWhatItOpens()
    {
        CtlRun ctl;
        ctl.variables.insert(u"XDG_STATE_HOME"_s, ctl.path(u"state"_s));
        PostgresServer server;
        const QString file = ctl.write(u"live.yaml"_s, u"name: live\ntargets:\n  - {id: db, kind: postgres, host: %1, port: %2, user: postgres, hot_interval: 200ms, deadline: 1s, tls: {mode: disable}}\n"_s
                                                           .arg(server.folder()).arg(server.port()).toUtf8());
        QProcess watcher;
        watcher.setProcessEnvironment(ctl.variables);
        watcher.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QVERIFY(watcher.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(watcherTape(ctl.path(u"state/quarterdeck"_s)) > 3000, 20000);
        server.sql(u"do $$ begin raise warning 'the deck is wet'; end $$"_s);
        server.killHard();
        QJsonObject incident;
        const auto whole = [&] {
            incident = QJsonDocument::fromJson(ctl.run({u"incident"_s, u"show"_s, u"1"_s, u"--json"_s}, [](qint64) {}).out.trimmed()).object();
            return !incident["evidence"_L1].toArray().isEmpty() && !incident["probable_cause"_L1].toString().isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(whole(), 30000);
        watcher.terminate();
        QVERIFY(watcher.waitForFinished(10000));
        const QJsonArray parts = incident["evidence"_L1][0]["parts"_L1].toArray();
        for (const QString &part : {u"seconds.qdpack"_s, u"log-db.jsonl"_s, u"leading.json"_s})
            QVERIFY2(parts.contains(part), QJsonDocument(parts).toJson().constData());
        QCOMPARE(incident["title"_L1].toString(), u"db is down"_s);
        QVERIFY2(incident["probable_cause"_L1].toString().startsWith(u"db has been down"_s), qPrintable(incident["probable_cause"_L1].toString()));
        const auto logs = ctl.run({u"incident"_s, u"logs"_s, u"1"_s, u"--grep"_s, u"deck wet"_s, u"--only"_s, u"db"_s}, [](qint64) {});
        QVERIFY2(logs.code == 0 && logs.out.contains("the deck is wet"), (logs.out + logs.err).constData());
        const QString folder = incident["evidence"_L1][0]["folder"_L1].toString();
        QVERIFY(QDir().rename(folder, folder + u"-elsewhere"_s));
        const auto away = ctl.run({u"incident"_s, u"logs"_s, u"1"_s}, [](qint64) {});
        QVERIFY2(away.code == 1 && away.out.isEmpty() && away.err.contains(folder.toUtf8()), away.err.constData());
    }

    // Nobody is told that there was no incident. What alerts say is written: that lays a damaged one aside.
    void aDamagedJournalIsSaidAndLaidAside()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(8192, 'x'));
        damaged.close();
        Console console(file, "console");
        QTRY_VERIFY(console.desk.trouble());
        QVERIFY(!console.desk.ready() && !console.desk.laidAside());
        QVERIFY2(troubleSentence(*console.desk.trouble()).contains(u"moves it aside"_s), qPrintable(troubleSentence(*console.desk.trouble())));
        auto shop = std::make_shared<environment::Environment>();
        shop->name = u"shop"_s;
        console.feed.setEnvironment(shop);
        console.desk.alertChanged(Script::firing(1, u"k1"_s));
        QTRY_VERIFY_WITH_TIMEOUT(console.desk.ready() && console.desk.known().incidents().size() == 1, 10000);
        QVERIFY(!console.desk.trouble());
        QVERIFY(console.desk.laidAside());
        QVERIFY2(laidAsideSentence(*console.desk.laidAside()).contains(file + u".damaged-"_s), qPrintable(laidAsideSentence(*console.desk.laidAside())));
        // And while it is watched: what still fires has its incident in the new one as well.
        const QString first = console.desk.known().incidents().front().id;
        for (const char *beside : {"", "-wal", "-shm"})
            QFile::rename(file + QLatin1StringView(beside), file + u".old"_s + QLatin1StringView(beside));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(8192, 'y'));
        damaged.close();
        QTRY_VERIFY(console.desk.trouble());
        QVERIFY(console.desk.ready()); // what stood there is still shown
        QCOMPARE(console.desk.known().incidents().front().id, first);
        AlertNews second = Script::firing(2, u"k2"_s);
        second.critical = false;
        console.desk.alertChanged(second);
        const auto both = [&] {
            const auto &incidents = console.desk.known().incidents();
            return !console.desk.trouble() && incidents.size() == 1 && incidents.front().id != first && incidents.front().alerts.size() == 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(both(), 10000);
    }
    // One of a later version is left alone, and nothing can be done until it goes or this program is exchanged.
    void aNewerJournalIsLeftAlone()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        {
            Console console(file, "console");
            QTRY_VERIFY(console.desk.ready());
            Change opened;
            opened.kind = Of::Open;
            opened.text = u"writes wait"_s;
            opened.severity = Severity::Sev2;
            console.desk.make(opened);
            QTRY_COMPARE(console.desk.known().incidents().size(), std::size_t(1));
            {
                auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"later"_s);
                db.setDatabaseName(file);
                QVERIFY(db.open() && QSqlQuery(db).exec(u"PRAGMA user_version = 99"_s));
            }
            QSqlDatabase::removeDatabase(u"later"_s);
        }
        Console console(file, "console");
        QSignalSpy refused(&console.desk, &IncidentDesk::refused);
        QTRY_VERIFY(console.desk.trouble());
        QVERIFY(!console.desk.ready());
        QVERIFY(troubleSentence(*console.desk.trouble()).contains(u"later version"_s));
        Change opened;
        opened.kind = Of::Open;
        opened.text = u"writes wait"_s;
        opened.severity = Severity::Sev2;
        console.desk.make(opened);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(QFile::exists(file));
        QVERIFY(QFile::rename(file, file + u".away"_s)); // as its remedy says
        QTRY_VERIFY_WITH_TIMEOUT(console.desk.ready() && !console.desk.trouble(), 5000);
        QVERIFY(console.desk.known().incidents().empty());
    }
    // What a person asks of a server that suffers, from whichever program, is the first step.
    void theFirstCommandOfAnotherProgram()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        Console console(file, "console");
        auto shop = std::make_shared<environment::Environment>();
        shop->name = u"shop"_s;
        console.feed.setEnvironment(shop);
        QTRY_VERIFY(console.desk.ready());
        console.desk.alertChanged(Script::firing(1, u"k1"_s));
        QTRY_COMPARE(console.desk.known().incidents().size(), std::size_t(1));
        {
            flow::Reactor reactor;
            journal::Journal other(reactor, {file, {}, u"terminal"_s, u"1"_s});
            journal::Entry intent;
            intent.phase = journal::Phase::Intent;
            intent.act = u"session.terminate"_s;
            intent.target = u"shop-primary"_s;
            intent.actor = u"bob"_s;
            QVERIFY(*runTask(other.append(intent)));
            QVERIFY(*runTask(other.close()));
        }
        QTRY_VERIFY_WITH_TIMEOUT(console.desk.known().incidents().front().stamp(Stamp::Engaged).at, 5000);
        QCOMPARE(console.desk.known().incidents().front().timeline.back().who.raw(), u"bob"_s);
        Console later(file, "watcher"); // reads it all anew
        QTRY_VERIFY(later.desk.ready());
        QVERIFY(later.desk.known().incidents() == console.desk.known().incidents());
    }

    // Another console's chain of a day comes at once, all of it older than what is here: the window does not stand still.
    void manyThatAreOlderComeAtOnce()
    {
        constexpr int kMany = 10'000;
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        Console console(file, "console");
        QTRY_VERIFY(console.desk.ready());
        Change opened;
        opened.kind = Of::Open;
        opened.incident = u"0000000000000001"_s;
        opened.text = u"writes wait"_s;
        opened.severity = Severity::Sev2;
        console.desk.make(opened);
        QTRY_COMPARE(console.desk.known().facts().size(), std::size_t(1));
        journal::Record record;
        record.log = u"0f"_s.repeated(16);
        record.prev = QByteArray(64, '0');
        record.phase = journal::Phase::Genesis;
        record.time = console.desk.known().facts().front().time - 86'400'000'000;
        QList<journal::Parcel> parcels;
        for (record.seq = 0; record.seq <= kMany; ++record.seq) {
            const QByteArray bytes = record.canonical(), hash = journal::leafHash(bytes);
            parcels.append({record.seq + 1, record.log, record.seq, hash, bytes, {}, {}, {}});
            record.prev = hash.toHex();
            record.phase = journal::Phase::Note;
            record.act = u"incident.note"_s;
            record.actId = opened.incident;
            ++record.time;
        }
        const auto taken = journal::Exchange(file).take(parcels, {});
        QVERIFY2(taken && taken->refused.isEmpty() && taken->entries == kMany + 1, taken ? "refused" : taken.error().text.c_str());
        QElapsedTimer since;
        since.start();
        qint64 longest = 0;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&since, &longest] { longest = std::max(longest, since.restart()); });
        beat.start(20);
        QTRY_COMPARE_WITH_TIMEOUT(console.desk.known().facts().size(), std::size_t(kMany + 1), 40'000);
        longest = std::max(longest, since.elapsed());
        QVERIFY2(longest < 4000, qPrintable(QString::number(longest)));
        QCOMPARE(console.desk.known().incidents().front().timeline.size(), std::size_t(kMany + 1));
    }
    // What the program finds is none of a person's business where a rule is against it; what a person asks for is answered.
    void onlyWhoAskedIsRefused()
    {
        QTemporaryDir folder;
        Console console(folder.filePath(u"journal.sqlite"_s), "console");
        QSignalSpy refused(&console.desk, &IncidentDesk::refused);
        QTRY_VERIFY(console.desk.ready());
        Change change;
        change.kind = Of::Open;
        change.severity = Severity::Sev2;
        for (const auto &id : {u"0000000000000001"_s, u"0000000000000002"_s}) {
            change.incident = id;
            change.text = u"writes wait"_s;
            console.desk.make(change);
        }
        QTRY_COMPARE(console.desk.known().incidents().size(), std::size_t(2));
        Change merge;
        merge.kind = Of::Merge;
        merge.incident = u"0000000000000001"_s;
        merge.other = u"0000000000000002"_s;
        console.desk.make(merge);
        QTRY_VERIFY(!console.desk.known().find(merge.incident)->mergedInto.isEmpty());
        Change evidence = merge;
        evidence.kind = Of::Evidence;
        console.desk.record(evidence);
        QCOMPARE(refused.size(), 0);
        console.desk.make(evidence);
        QCOMPARE(refused.size(), 1);
    }
    // A writer whose clock is behind names what it knew: another console finds its words where they belong.
    void aClockThatIsBehindIsMadeUpFor()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        base::ManualClock behind; // in 2024
        Console ahead(file, "console");
        watch::Feed feed{[](flow::Reactor &) { return std::make_unique<FixedSecrets>(); }};
        EngineDesk desk(feed, operate::Bookkeeping::open(feed, {file, {}, u"watcher"_s, u"1"_s}), file, behind);
        QTRY_VERIFY(ahead.desk.ready() && desk.ready());
        Change change;
        change.kind = Of::Open;
        change.incident = u"0000000000000001"_s;
        change.text = u"writes wait"_s;
        change.severity = Severity::Sev2;
        ahead.desk.make(change);
        QTRY_COMPARE(desk.known().incidents().size(), std::size_t(1));
        const QByteArray newest = desk.known().facts().back().digest;
        Change ack;
        ack.kind = Of::Acknowledge;
        ack.incident = change.incident;
        desk.make(ack);
        QTRY_COMPARE(ahead.desk.known().facts().size(), std::size_t(2));
        QCOMPARE(ahead.desk.known().facts().back().change.after, newest);
        QCOMPARE(newest.size(), 32);
    }

    void twoConsolesOneJournal()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        Console a(file, "console"), b(file, "watcher");
        auto shop = std::make_shared<environment::Environment>();
        shop->name = u"shop"_s;
        a.feed.setEnvironment(shop);
        b.feed.setEnvironment(shop);
        QSignalSpy refusedA(&a.desk, &IncidentDesk::refused), refusedB(&b.desk, &IncidentDesk::refused), detected(&a.desk, &IncidentDesk::detected);
        QTRY_VERIFY(a.desk.ready() && b.desk.ready());
        // A storm of one cause, seen by both: one incident.
        for (int i = 0; i < 100; ++i) {
            AlertNews news = Script::firing(i, u"k%1"_s.arg(i));
            news.critical = i % 7 == 0;
            a.desk.alertChanged(news);
            b.desk.alertChanged(news);
        }
        const auto whole = [](const IncidentDesk &desk) { return desk.known().incidents().size() == 1 && desk.known().incidents().front().alerts.size() == 100; };
        QTRY_VERIFY_WITH_TIMEOUT(whole(a.desk) && whole(b.desk), 15000);
        const QString id = a.desk.known().incidents().front().id;
        QCOMPARE(b.desk.known().incidents().front().id, id);
        Change ack;
        ack.kind = Of::Acknowledge;
        ack.incident = id;
        a.desk.make(ack);
        b.desk.make(ack);
        const auto both = [](const IncidentDesk &desk) {
            const QString words = kinds(desk.known().incidents().front());
            return words.contains(u" acknowledged"_s) && words.contains(u"also-acknowledged"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(both(a.desk) && both(b.desk), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(a.desk.known().incidents() == b.desk.known().incidents(), 15000);
        QCOMPARE(kinds(a.desk.known().incidents().front()).count(u"alert"_s), 100); // each once, though two saw it
        QCOMPARE(refusedA.size() + refusedB.size(), 0);
        b.desk.setRole(acts::Role::Viewer); // looks on, and has no act
        QVERIFY(!b.desk.mayAct());
        b.desk.make(ack);
        QTRY_COMPARE(refusedB.size(), 1);
        QCOMPARE(refusedB.front().front().value<base::Error>().code, base::Errc::Permission);
    }
};

QTEST_GUILESS_MAIN(TstIncidentDesk)
#include "tst_incidentdesk.moc"
