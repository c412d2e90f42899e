// SPDX-License-Identifier: GPL-3.0-or-later
// What is frozen with an incident: logs in each format of PostgreSQL, of a real server too, read back when it is gone.

#include "models/environment/parser.h"
#include "models/events/event.h"
#include "models/base/moment.h"
#include "models/incidents/frozen.h"
#include "models/incidents/frozenchanges.h"
#include "models/incidents/report.h"
#include "models/incidents/wording.h"
#include "models/watch/metriclookup.h"
#include "tests/incidents/script.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace incidents;
using namespace std::chrono_literals;

class TstFrozen : public QObject {
    Q_OBJECT
private slots:
    // The same three messages in each of the formats of PostgreSQL.
    void aLogInEachFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << u"log"_s
                               << QByteArray("torn off\n2026-11-26 14:30:00.100 UTC [4711] ann@shop psql LOG:  statement: lock orders\n"
                                             "2026-11-26 14:30:01.200 UTC [4712] api@shop api ERROR:  canceling statement due to lock timeout\n\tsecond line \x1b[31m\n"
                                             "2026-11-26 14:30:02.300 UTC [99] LOG:  checkpoint starting: time\n");
        QTest::newRow("csv") << u"log/x.csv"_s
                             << QByteArray("torn\",a\n2026-11-26 14:30:00.100 UTC,\"ann\",\"shop\",4711,\"[local]\",6746,1,\"LOCK\",2026-11-26 14:00:00 UTC,3/1,0,LOG,00000,\"statement: lock orders\",,,,,,,,,\"psql\",\"client backend\",,0\n"
                                           "2026-11-26 14:30:01.200 UTC,\"api\",\"shop\",4712,\"[local]\",6747,1,\"UPDATE\",2026-11-26 14:00:00 UTC,3/2,0,ERROR,55P03,\"canceling statement due to lock timeout\",\"second line \x1b[31m\",,,,,,,,\"api\",\"client backend\",,0\n"
                                           "2026-11-26 14:30:02.300 UTC,,,99,,6748,1,,2026-11-26 14:00:00 UTC,,0,LOG,00000,\"checkpoint starting: time\",,,,,,,,,\"\",\"checkpointer\",,0\n");
        QTest::newRow("journal, with heads of the server") << u"journal"_s
                              << QByteArray("{\"__REALTIME_TIMESTAMP\":\"1795703400100000\",\"_PID\":\"1\",\"PRIORITY\":\"6\",\"MESSAGE\":\"2026-11-26 14:30:00.100 UTC [4711] ann@shop LOG:  statement: lock orders\"}\n{broken\n"
                                            "{\"__REALTIME_TIMESTAMP\":\"1795703401200000\",\"_PID\":\"1\",\"MESSAGE\":\"2026-11-26 14:30:01.200 UTC [4712] api@shop ERROR:  canceling statement due to lock timeout\"}\n"
                                            "{\"__REALTIME_TIMESTAMP\":\"1795703401200000\",\"_PID\":\"1\",\"MESSAGE\":\"\\tsecond line \\u001b[31m\"}\n"
                                            "{\"__REALTIME_TIMESTAMP\":\"1795703402300000\",\"_PID\":\"99\",\"PRIORITY\":\"6\",\"MESSAGE\":[99,104,101,99,107,112,111,105,110,116]}\n");
        QTest::newRow("journal, without") << u"journal"_s
                              << QByteArray("{\"__REALTIME_TIMESTAMP\":\"1795703400100000\",\"_PID\":\"4711\",\"PRIORITY\":\"6\",\"MESSAGE\":\"statement: lock orders\"}\n"
                                            "{\"__REALTIME_TIMESTAMP\":\"1795703401200000\",\"_PID\":\"4712\",\"PRIORITY\":\"3\",\"MESSAGE\":\"canceling statement due to lock timeout\\nsecond line \\u001b[31m\"}\n"
                                            "{\"__REALTIME_TIMESTAMP\":\"1795703402300000\",\"_PID\":\"99\",\"PRIORITY\":\"6\",\"MESSAGE\":\"checkpoint\"}\n");
        QTest::newRow("json") << u"log/x.json"_s
                              << QByteArray("{\"timestamp\":\"2026-11-26 14:30:00.100 UTC\",\"pid\":4711,\"error_severity\":\"LOG\",\"message\":\"statement: lock orders\"}\n{broken\n"
                                            "{\"timestamp\":\"2026-11-26 14:30:01.200 UTC\",\"pid\":4712,\"error_severity\":\"ERROR\",\"message\":\"canceling statement due to lock timeout\",\"detail\":\"second line \\u001b[31m\"}\n"
                                            "{\"timestamp\":\"2026-11-26 14:30:02.300 UTC\",\"pid\":99,\"error_severity\":\"LOG\",\"message\":\"checkpoint starting: time\"}\n");
    }
    void aLogInEachFormat()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const LogFormat format = name == u"journal"_s ? LogFormat::Journal : formatOf(name);
        if (!bytes.startsWith("torn"))
            QCOMPARE(formatIn(bytes), format); // of what a command prints
        const std::vector<LogLine> lines = logLines(bytes, format, {}).lines;
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[0].pid, 4711);
        QCOMPARE(lines[1].severity, u"ERROR"_s);
        QVERIFY(lines[1].text.raw().contains(u"lock timeout\n"_s) && lines[1].text.raw().contains(u"second line"_s));
        QVERIFY(!lines[1].text.visible().contains(u'\x1b'));
        QCOMPARE(base::isoMoment(lines[2].at), u"2026-11-26T14:30:02.300Z"_s);
        const auto found = [&lines](LogSearch search) { return std::ranges::count_if(lines, [&search](const LogLine &l) { return matches(l, search); }); };
        QCOMPARE(found({.words = u"LOCK"_s}), 2);
        QCOMPARE(found({.words = u"lock canceling"_s}), 1);
        QCOMPARE(found({.words = {}, .pid = 99}), 1);
        QCOMPARE(found({.words = {}, .pid = {}, .troublesOnly = true}), 1);
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) // whatever is missing, nothing breaks
            QVERIFY(logLines(QByteArrayView(bytes).first(cut), format, {}).lines.size() <= 3);
    }
    void frozenOnceAndReadBack()
    {
        QTemporaryDir home;
        const QString data = home.filePath(u"data"_s), folder = home.filePath(u"evidence"_s);
        QVERIFY(QDir().mkpath(data));
        QFile log(home.filePath(u"log"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        for (int i = 0; i < 100; ++i)
            log.write(QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at(i).time_since_epoch()).count(), Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1()
                      + " UTC [" + QByteArray::number(4000 + i % 2) + "] ERROR:  no " + QByteArray::number(i) + '\n');
        log.close();
        events::Event before;
        before.kind = events::Kind::Deployment;
        before.at = at(30);
        before.text = base::Untrusted(u"shop 2.4"_s);
        QVERIFY(QDir().mkpath(data + u"/global"_s));
        QFile control(data + u"/global/pg_control"_s);
        const quint64 identifier = 7123456789012345678;
        QVERIFY(control.open(QIODevice::WriteOnly));
        control.write(reinterpret_cast<const char *>(&identifier), sizeof identifier);
        control.close();
        const auto server = [](const char *target, const QString &dataFolder, const char *system, bool near) { return Source{QLatin1String(target), dataFolder, QLatin1String(system), {}, {}, near}; };
        QVERIFY(!isHere(server("x", data, "7000000000000000000", true))); // a folder of the same name on another machine
        QVERIFY(!isHere(server("x", data, "7123456789012345678", false))); // of which this one has a clone
        QVERIFY(isHere(server("x", data, "7123456789012345678", true)));
        const std::vector<Source> sources{server("shop-primary", data, "7123456789012345678", true), server("elsewhere", data, "7000000000000000000", true), server("cloned-here", data, "7123456789012345678", false),
                                          server("gone", home.filePath(u"nowhere"_s), "1", true)};
        const std::vector<LogPlan> plans = plansFor(sources, at(20), at(49), {});
        const auto frozen = freeze(folder, plans, {before}, at(20), at(49));
        QVERIFY(frozen);
        QCOMPARE(frozen->parts, (QStringList{u"log-shop-primary.jsonl"_s, u"without-log.jsonl"_s, u"changes.jsonl"_s}));
        const auto changes = frozenChanges(folder);
        QCOMPARE(changes, std::vector<events::Event>{before});
        const auto changed = changedBefore(changes, {u"shop-primary"_s}, at(31));
        QCOMPARE(changed.kind + u' ' + changed.clock, u"Deployment "_s + clockOf(at(30)));
        QVERIFY(changed.all.contains(u"shop 2.4"_s));
        QCOMPARE(changedBefore(changes, {}, at(29)).count, 0); // it came after
        const auto without = withoutLog(folder);
        QCOMPARE(without.size(), 3);
        QCOMPARE(without[0].first, u"elsewhere"_s);
        QVERIFY2(without[0].second.startsWith(u"It is not on this machine"_s), qPrintable(without[0].second));
        QCOMPARE(without[1].first, u"cloned-here"_s);
        QVERIFY2(without[1].second.startsWith(u"It is not on this machine"_s), qPrintable(without[1].second));
        QVERIFY(QFile::remove(home.filePath(u"log"_s))); // the server is gone
        const auto lines = frozenLog(folder, {});
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t(30));
        QCOMPARE(lines->front().target, u"shop-primary"_s);
        QCOMPARE(lines->front().line.text.raw(), u"no 20"_s);
        QCOMPARE(frozenLog(folder, {.words = {}, .pid = 4001})->size(), std::size_t(15));
        QCOMPARE(freeze(folder, plans, {before}, at(0), at(99))->parts, QStringList()); // nothing is overwritten
        QCOMPARE(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(QFileInfo(folder + u"/log-shop-primary.jsonl"_s).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(frozenLog(home.filePath(u"none"_s), {}).error().code, base::Errc::Absent);
    }

    void whatTheProbeProvedIsKnownOfItsLog()
    {
        environment::Environment environment;
        environment.targets.resize(2);
        environment.targets[0].id = u"here"_s;
        environment.targets[1].id = u"far"_s;
        QHash<QString, watch::SnapshotPtr> snapshots;
        for (const environment::Target &target : environment.targets) {
            const auto snapshot = std::make_shared<watch::TargetSnapshot>();
            snapshot->facts.dataFolder = base::Untrusted(u"/srv/pg"_s);
            snapshot->facts.systemIdentifier = u"7"_s;
            snapshot->facts.bothEndsHere = target.id == u"here"_s;
            snapshots.insert(target.id, snapshot);
        }
        const std::vector<Source> sources = sourcesOf(environment, snapshots);
        QCOMPARE(sources.size(), std::size_t(2));
        QCOMPARE(sources[0].dataFolder, u"/srv/pg"_s);
        QVERIFY(sources[0].bothEndsHere);
        QVERIFY(!sources[1].bothEndsHere);
    }

    // The time for all may not do.
    void theIncidentsOwnLogsComeFirst()
    {
        const auto parsed = environment::parse("name: e\ntargets:\n- {id: other, kind: postgres, host: db-1}\n- {id: server, kind: postgres, host: db-2}\n- {id: shop, kind: postgres, host: db-2, via: server, database: shop}\n",
                                               u"e.yaml"_s, watch::metricLookup());
        QVERIFY(!parsed.hasErrors());
        const auto order = [&parsed](const QStringList &first) {
            QStringList ids;
            for (const Source &source : sourcesOf(*parsed.environment, {}, first))
                ids << source.target;
            return ids;
        };
        QCOMPARE(order({}), (QStringList{u"other"_s, u"server"_s}));
        QCOMPARE(order({u"shop"_s}), (QStringList{u"server"_s, u"other"_s})); // a database is of its server
    }

    // A journalctl that is scripted: it answers only what it should be asked.
    void fromTheJournalAFileAndACommand()
    {
        QTemporaryDir home;
        const auto program = [&home](const char *name, const QByteArray &lines) {
            QFile f(home.filePath(QLatin1String(name)));
            if (!f.open(QIODevice::WriteOnly))
                qFatal("cannot write");
            f.write("#!/bin/sh\n" + lines);
            f.close();
            f.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            return f.fileName();
        };
        const qint64 second = std::chrono::duration_cast<std::chrono::seconds>(kStart.time_since_epoch()).count();
        const auto entry = [second](int after, const char *text) {
            return "echo '{\"__REALTIME_TIMESTAMP\":\"" + QByteArray::number((second + after) * 1000000) + "\",\"_PID\":\"77\",\"PRIORITY\":\"3\",\"MESSAGE\":\"" + text + "\"}'\n";
        };
        const QString journal = program("journalctl", "case \"$*\" in *--output=json*--unit=postgresql@15-main.service*--since=@" + QByteArray::number(second) + "*--until=@"
                                                          + QByteArray::number(second + 60) + "*) ;; *) echo \"asked for $*\" >&2; exit 9;; esac\n" + entry(10, "in the span") + entry(90, "later"));
        const QString prints = program("prints", "test \"$1\" = -x && test \"$2\" = \"@" + QByteArray::number(second) + "\" && " + entry(20, "from far away"));
        const QString fails = program("fails", "echo 'ssh: connect to host db-2 port 22: No route to host' >&2\nexit 255\n"), sleeps = program("sleeps", "exec sleep 100\n");
        const auto source = [](const char *target, environment::LogPlace place) { return Source{QLatin1String(target), {}, {}, std::move(place), {}}; };
        const std::vector<Source> sources{source("unit", {{}, u"postgresql@15-main.service"_s, {}}), source("command", {{}, {}, {prints, u"-x"_s, u"${since}"_s}}),
                                          source("far", {{}, {}, {fails}}),      source("hung", {{}, {}, {sleeps}}),
                                          source("missing", {{}, {}, {home.filePath(u"nowhere"_s)}}), source("file", {home.filePath(u"no.log"_s), {}, {}}),
                                          Source{u"nothing"_s, {}, {}, {}, {}}};
        const std::vector<LogPlan> plans = plansFor(sources, kStart, at(60), journal);
        QCOMPARE(plansFor({sources.front()}, kStart, at(60), {}).front().why, u"Its log is in systemd's journal, and journalctl is not installed here."_s);
        flow::Reactor reactor;
        const auto told = runTask(printed(reactor, plans, 1s)); // one of them never ends
        QVERIFY(told);
        const QString folder = home.filePath(u"evidence"_s);
        QVERIFY(freeze(folder, *told, {}, kStart, at(60)));
        const auto lines = frozenLog(folder, {});
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t(2));
        QCOMPARE(lines->front().target, u"unit"_s);
        QCOMPARE(lines->front().line.text.raw(), u"in the span"_s);
        QCOMPARE(lines->back().line.text.raw(), u"from far away"_s);
        QCOMPARE(frozenLog(folder, {.words = {}, .pid = {}, .troublesOnly = false, .errorsOnly = true, .target = u"command"_s})->size(), std::size_t(1));
        QHash<QString, QString> why;
        for (const auto &[target, sentence] : withoutLog(folder))
            why.insert(target, sentence);
        QCOMPARE(why.size(), 5);
        QVERIFY2(why[u"far"_s].contains(u"No route to host"_s) && why[u"far"_s].contains(u"255"_s), qPrintable(why[u"far"_s]));
        QVERIFY2(why[u"hung"_s].contains(u"did not end in time"_s), qPrintable(why[u"hung"_s]));
        QVERIFY2(why[u"missing"_s].contains(u"could not be run"_s), qPrintable(why[u"missing"_s]));
        QVERIFY2(why[u"file"_s].contains(u"There is no log file"_s), qPrintable(why[u"file"_s]));
        QVERIFY2(why[u"nothing"_s].contains(u"say under 'log' in the environment"_s), qPrintable(why[u"nothing"_s]));
    }
    // Whoever others waited for is told of from longer ago, and stays when there is too much.
    void theLinesOfABlockingProcess()
    {
        QTemporaryDir home;
        QFile log(home.filePath(u"log"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        const auto write = [&log](int seconds, int pid) {
            log.write(QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at(seconds).time_since_epoch()).count(), Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1()
                      + " UTC [" + QByteArray::number(pid) + "] LOG:  x\n");
        };
        write(-9000, 4711);
        write(-3600, 4711);
        write(-3600, 99);
        for (int i = 0; i < int(kMostLogLines) + 10; ++i)
            write(i / 100, 99);
        write(300, 4711);
        log.close();
        const auto read = readLog(log.fileName(), at(0), at(600), {4711});
        QVERIFY(read);
        QCOMPARE(read->lines.size(), kMostLogLines);
        QCOMPARE(std::ranges::count(read->lines, 4711, &LogLine::pid), 2);
        QCOMPARE(read->lines.front().at, at(-3600));
        QCOMPARE(std::ranges::count(readLog(log.fileName(), at(0), at(600))->lines, 4711, &LogLine::pid), 1);
    }

    // What systemd says here, where it runs: each line has a time and a text.
    void theRealJournal()
    {
        const QString program = journalctl();
        QProcess probe;
        probe.start(program.isEmpty() ? u"/bin/false"_s : program, {u"--output=json"_s, u"--no-pager"_s, u"--lines=20"_s});
        const bool runs = probe.waitForFinished(10000) && probe.exitCode() == 0;
        const std::vector<LogLine> lines = logLines(probe.readAllStandardOutput(), LogFormat::Journal, {}).lines;
        if (!runs || lines.empty()) {
            qInfo("no journal here: %s", probe.readAllStandardError().trimmed().constData());
            return;
        }
        for (const LogLine &line : lines)
            QVERIFY(line.at > base::WallTime{} + std::chrono::days(365));
    }

    void aRealServersLogOutlivesIt()
    {
        QTemporaryDir home;
        auto server = std::make_unique<PostgresServer>();
        const base::WallTime before = base::Clock::system().wallNow() - 1min;
        const QString data = server->sql(u"show data_directory"_s), identifier = server->sql(u"select system_identifier from pg_control_system()"_s);
        server->sql(u"do $$ begin raise warning 'the deck is wet'; end $$"_s);
        const QString folder = home.filePath(u"evidence"_s);
        const base::WallTime after = base::Clock::system().wallNow() + 1min;
        const auto frozen = freeze(folder, plansFor({{u"primary"_s, data, identifier, {}, {}, true}}, before, after, {}), {}, before, after);
        QVERIFY(frozen);
        QCOMPARE(frozen->parts, QStringList(u"log-primary.jsonl"_s));
        server.reset();
        const auto found = frozenLog(folder, {.words = u"deck wet"_s, .pid = {}, .troublesOnly = true});
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().line.severity, u"WARNING"_s);
        QVERIFY(found->front().line.pid > 0);
        QVERIFY(!frozenLog(folder, {.words = {}, .pid = found->front().line.pid})->empty());
    }
};

QTEST_GUILESS_MAIN(TstFrozen)
#include "tst_frozen.moc"
