// SPDX-License-Identifier: GPL-3.0-or-later
// Who of several watchers tells people, how soon somebody is paged of what happens while nobody does, the unit that runs one, a
// console that only reads, and checkpoints as evidence: the real programs on a shared journal.

#include "models/sharedjournal/election.h"
#include "tests/sharedjournal/sharedconsole.h"
#include "tests/support/faultproxy.h"
#include "tests/support/nginxserver.h"
#include "tests/support/scriptedreceiver.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <sys/un.h>

namespace {

struct Watcher {
    CtlRun home;
    QProcess process;
    QByteArray said;
    void start(const QString &environment)
    {
        process.setProcessEnvironment(home.variables);
        process.start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), {QStringLiteral("watch"), QStringLiteral("--environment"), environment});
    }
    bool last(const char *words) // what it said last of who tells people
    {
        if (process.state() != QProcess::NotRunning)
            said += process.readAllStandardError();
        QByteArray line;
        for (const QByteArray &l : said.split('\n'))
            if (l.contains("tells people"))
                line = l;
        return line.contains(words);
    }
    ~Watcher()
    {
        process.kill();
        process.waitForFinished(5000);
    }
};

} // namespace

class TstWatchers : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    std::unique_ptr<StoreFixture> m_store;

    [[nodiscard]] QByteArray environment(const char *user, const QByteArray &more = {}) const
    {
        return "name: e\ntargets:\n  - {id: job, kind: heartbeat, where: file, path: /nowhere}\nshared_journal: {host: 127.0.0.1, port: " + QByteArray::number(m_store->server.port())
            + ", database: postgres, user: " + user + ", tls: {mode: disable}" + more + "}\n";
    }
    [[nodiscard]] QString watchersThere() const
    {
        return m_store->server.sql(QStringLiteral("select count(*) from pg_stat_activity where application_name = 'quarterdeck journal' and query like '%lead(%'"));
    }

private slots:
    void initTestCase() { m_store = std::make_unique<StoreFixture>(); }

    // Hidden on the desktop (Sharing::onlyReads), refused by the journal, impossible on the server (theServerRefuses...).
    void aManagersConsoleBeginsNoAct()
    {
        m_store->make();
        CtlRun home; // one of its own
        const auto fileOf = [&](const char *user) { return home.write(QStringLiteral("e.yaml"), environment(user)); };
        const QStringList mute{QStringLiteral("mute"), QStringLiteral("--target"), QStringLiteral("job"), QStringLiteral("--for"), QStringLiteral("1h"), QStringLiteral("--reason"), QStringLiteral("test"),
                               QStringLiteral("--finding"), QStringLiteral("heartbeat.age"), QStringLiteral("--severity"), QStringLiteral("critical"), QStringLiteral("--environment"), fileOf("max")};
        QProcess watching;
        watching.setProcessEnvironment(home.variables);
        watching.start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), {QStringLiteral("watch"), QStringLiteral("--environment"), fileOf("max")});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += watching.readAllStandardError()).contains("who may only read"), 10000);
        watching.terminate();
        QVERIFY(watching.waitForFinished(10000));
        const auto refused = home.run(mute);
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("This console only reads"), refused.err.constData());
        const QStringList notes[] = {{QStringLiteral("event"), QStringLiteral("shop 2.4")}, {QStringLiteral("incident"), QStringLiteral("open"), QStringLiteral("writes wait")}}; // nor what nobody else would see
        for (const QStringList &note : notes) {
            const auto kept = home.run(note + QStringList{QStringLiteral("--environment"), fileOf("max")});
            QVERIFY2(kept.code == 3 && kept.err.contains("This console only reads"), (kept.out + kept.err).constData());
        }
        QVERIFY(!home.run({QStringLiteral("journal"), QStringLiteral("tail")}).out.contains("shop 2.4"));
        watching.start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), {QStringLiteral("watch"), QStringLiteral("--environment"), fileOf("ann")});
        said.clear();
        QTRY_VERIFY_WITH_TIMEOUT((said += watching.readAllStandardError()).contains("as ann."), 10000);
        watching.terminate();
        QVERIFY(watching.waitForFinished(10000));
        const auto done = home.run(mute);
        QVERIFY2(done.code == 0, done.err.constData());
        for (const QStringList &note : notes)
            QCOMPARE(home.run(note + QStringList{QStringLiteral("--environment"), fileOf("ann")}).code, 0);
    }

    void whatItHoldsEndsWithTheClock()
    {
        using namespace std::chrono_literals;
        using sharedjournal::Mandate;
        using sharedjournal::Part;
        base::ManualClock clock;
        Mandate mandate(clock, 6s);
        const auto pass = [&clock](std::chrono::milliseconds d) { clock.set(clock.now() + d); };
        QCOMPARE(mandate.part(), Part::Follower); // nothing is known yet
        mandate.answered(mandate.now(), true);
        QCOMPARE(mandate.part(), Part::Leader);
        pass(5999ms);
        QCOMPARE(mandate.part(), Part::Leader);
        pass(1ms);
        QCOMPARE(mandate.part(), Part::Follower); // we slept: nobody has tried the store since
        mandate.failed(mandate.now());
        QCOMPARE(mandate.part(), Part::StoreGone);
        mandate.answered(mandate.now(), false);
        QCOMPARE(mandate.part(), Part::Follower);
        const auto sent = mandate.now();
        pass(2s);
        mandate.failed(mandate.now());
        QCOMPARE(mandate.part(), Part::Follower); // the other may still lead
        pass(4s);
        mandate.failed(mandate.now());
        QCOMPARE(mandate.part(), Part::StoreGone);
        mandate.answered(sent, true); // an answer to what was asked long ago holds no longer
        QCOMPARE(mandate.part(), Part::Follower);
        mandate.answered(mandate.now(), true);
        mandate.standsDown();
        QCOMPARE(mandate.part(), Part::Follower);
        pass(1h);
        QCOMPARE(mandate.part(), Part::Follower);
    }

    // Machines with a lease of a second: each with its own way to the store.
    void anotherMachineTakesOver()
    {
        m_store->make();
        struct Machine {
            Machine(flow::Reactor &reactor, StoreFixture &store, const char *name) : port(freePort()), way(port, store.server.port())
            {
                sharedjournal::Election::Terms terms;
                terms.name = QStringLiteral("watch/e");
                terms.holder = QLatin1String(name);
                terms.localFile = store.ctl.path(QLatin1String(name) + QStringLiteral(".lease"));
                terms.lease = flow::milliseconds(900);
                terms.beat = flow::milliseconds(300);
                election.emplace(postgres::Engine(reactor, pool), [this](flow::TimePoint) { return SharedConsole::settings(port, "ann"); }, terms);
                scope.spawn(election->run());
                flow::ReadyQueue::here().pump();
            }
            [[nodiscard]] bool is(sharedjournal::Part part) const { return election->part() == part; }
            quint16 port;
            FaultProxy way;
            flow::BlockingPool pool{2};
            std::optional<sharedjournal::Election> election;
            flow::TaskScope scope; // last: it ends before what it uses
        };
        using enum sharedjournal::Part;
        Machine one(m_reactor, *m_store, "one");
        QTRY_VERIFY_WITH_TIMEOUT(one.is(Leader), 5000);
        Machine two(m_reactor, *m_store, "two"), three(m_reactor, *m_store, "three");
        QTRY_COMPARE_WITH_TIMEOUT(two.election->term() + three.election->term(), 2, 5000); // both have asked
        QVERIFY(one.is(Leader) && two.is(Follower) && three.is(Follower));
        one.way.mode = FaultProxy::Freeze; // as one that was killed: it gives nothing back
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY_WITH_TIMEOUT(two.is(Leader) || three.is(Leader), 5000);
        const qint64 took = since.elapsed();
        qInfo("taken over after %lld ms, of a lease of 900 ms", took);
        QVERIFY(took < 900 + 300 + 1500);
        Machine &leader = two.is(Leader) ? two : three, &other = &leader == &two ? three : two;
        QVERIFY(other.is(Follower));
        QTRY_VERIFY_WITH_TIMEOUT(!one.is(Leader), 5000); // it knows that its lease is over; nobody may be told twice by it
        one.way.mode = FaultProxy::Pass;
        QTRY_VERIFY_WITH_TIMEOUT(one.is(Follower) && leader.is(Leader), 10000);
        QCOMPARE(m_store->server.sql(QStringLiteral("select term from quarterdeck_journal.lease")), QStringLiteral("2"));
        for (Machine *machine : {&one, &two, &three})
            machine->way.mode = FaultProxy::Freeze;
        QTRY_VERIFY_WITH_TIMEOUT(one.is(StoreGone) && two.is(StoreGone) && three.is(StoreGone), 10000);
    }

    // The programs. QD_WHOLE: among machines, too, with the leases as they are (half a minute).
    void anotherWatcherTakesOver()
    {
        m_store->make();
        std::array<Watcher, 4> all; // the last of the same machine and folder as the first
        const auto start = [this, &all](std::size_t i, const CtlRun &home) {
            all[i].home.variables = home.variables;
            all[i].start(home.write(QStringLiteral("e.yaml"), environment("ann")));
        };
        const bool machines = qEnvironmentVariableIsSet("QD_WHOLE");
        start(0, all[0].home);
        QTRY_VERIFY_WITH_TIMEOUT(all[0].last("This watcher"), 10000);
        if (machines)
            start(1, all[1].home);
        start(3, all[0].home);
        QTRY_VERIFY_WITH_TIMEOUT(all[3].last("Another"), 10000);
        if (machines)
            QTRY_COMPARE_WITH_TIMEOUT(watchersThere(), QStringLiteral("2"), 10000);
        QVERIFY(!all[1].last("This watcher") && !all[3].last("This watcher"));
        QElapsedTimer since;
        since.start();
        ::kill(pid_t(all[0].process.processId()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(all[3].last("This watcher"), 15000); // its machine goes on standing
        qInfo("on the same machine after %lld ms", since.elapsed());
        if (!machines)
            return;
        start(2, all[2].home);
        QTRY_COMPARE_WITH_TIMEOUT(watchersThere(), QStringLiteral("3"), 10000);
        since.start();
        ::kill(pid_t(all[3].process.processId()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(all[1].last("This watcher") || all[2].last("This watcher"), 15000);
        qInfo("after one was killed: %lld ms", since.elapsed());
        Watcher &leader = all[1].last("This watcher") ? all[1] : all[2], &other = &leader == &all[1] ? all[2] : all[1];
        QVERIFY(!other.last("This watcher"));
        since.start();
        ::kill(pid_t(leader.process.processId()), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(other.last("This watcher"), 15000);
        qInfo("after one was frozen: %lld ms", since.elapsed());
        ::kill(pid_t(leader.process.processId()), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(leader.last("Another"), 10000);
        QCOMPARE(m_store->server.sql(QStringLiteral("select term from quarterdeck_journal.lease")), QStringLiteral("3"));
        m_store->server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(leader.last("is gone") && other.last("is gone"), 20000);
        m_store->server.start();
    }

    // Two machines with the leases as they are: the leader dies, then a service, and nobody tells at that moment.
    void whatHappensInTheGapIsPaged()
    {
        using namespace std::chrono_literals;
        constexpr auto kDeadline = 1s, kTakenOver = 15s;
        m_store->make();
        NginxServer site("location / { return 200; }");
        const QByteArray watched = environment("ann").replace("{id: job, kind: heartbeat, where: file, path: /nowhere}",
                                                              "{id: site, kind: http, url: \"http://127.0.0.1:" + QByteArray::number(site.port()) + "/\", hot_interval: 250ms, deadline: 1s}");
        std::array<ScriptedReceiver, 2> pagers{ScriptedReceiver({{}}), ScriptedReceiver({{}})};
        std::array<Watcher, 2> all;
        for (std::size_t i = 0; i < all.size(); ++i) {
            QDir(all[i].home.path(QStringLiteral("home"))).mkpath(QStringLiteral(".config/quarterdeck"));
            all[i].home.write(QStringLiteral("home/.config/quarterdeck/alerts.yaml"), "rules:\n- {id: target.down, persons: 300ms}\n");
            all[i].home.write(QStringLiteral("home/.config/quarterdeck/channels.yaml"), "channels:\n- {id: phone, kind: webhook, reaches: people, url: \"" + pagers[i].url() + "\"}\n");
            all[i].start(all[i].home.write(QStringLiteral("e.yaml"), watched));
            QTRY_VERIFY_WITH_TIMEOUT(all[i].last(i == 0 ? "This watcher" : "Another"), 15000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(watchersThere(), QStringLiteral("2"), 10000);
        const auto killed = std::chrono::system_clock::now();
        ::kill(pid_t(all[0].process.processId()), SIGKILL);
        QVERIFY(all[0].process.waitForFinished(5000));
        site.stop();
        const auto paged = [&pagers]() -> std::optional<std::chrono::milliseconds> {
            for (const auto &request : pagers[1].requests())
                if (QJsonDocument::fromJson(request.body)[u"x_console"][u"moment"].toString() == QLatin1String("firing"))
                    return std::chrono::duration_cast<std::chrono::milliseconds>(request.at.time_since_epoch());
            return std::nullopt;
        };
        QTRY_VERIFY_WITH_TIMEOUT(paged().has_value(), 30000);
        const auto took = *paged() - std::chrono::duration_cast<std::chrono::milliseconds>(killed.time_since_epoch());
        qInfo("from the leader's death to the page of its successor: %lld ms", static_cast<long long>(took.count()));
        QVERIFY(took < kTakenOver + kDeadline);
        QTRY_VERIFY_WITH_TIMEOUT(all[1].last("This watcher"), 5000);
        QCOMPARE(pagers[0].count(), 0);
    }

    void theUnitIsUnderstood()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("systemd-analyze")).isEmpty())
            QSKIP("no systemd here");
        QFile unit(QStringLiteral(QD_SOURCE_DIR "/installer/quarterdeck-watch.service"));
        QVERIFY(unit.open(QIODevice::ReadOnly));
        CtlRun home;
        const QString file = home.write(QStringLiteral("quarterdeck-watch.service"), unit.readAll().replace("/usr/bin/quarterdeckctl", "/bin/true"));
        home.variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path(QStringLiteral("home")));
        QProcess p;
        p.setProcessEnvironment(home.variables);
        p.start(QStringLiteral("systemd-analyze"), {QStringLiteral("verify"), QStringLiteral("--man=no"), QStringLiteral("--user"), file});
        QVERIFY(p.waitForFinished(20000));
        QVERIFY2(p.exitCode() == 0 && p.readAllStandardError().isEmpty(), "systemd-analyze verify complains");
    }

    void theUnitRunsTheWatcher()
    {
        QFile unit(QStringLiteral(QD_SOURCE_DIR "/installer/quarterdeck-watch.service"));
        QVERIFY(unit.open(QIODevice::ReadOnly));
        const QByteArray text = unit.readAll();
        const QByteArray before = "ExecStart=/usr/bin/quarterdeckctl ";
        const qsizetype at = text.indexOf(before) + before.size();
        QStringList words = QString::fromUtf8(text.mid(at, text.indexOf('\n', at) - at)).split(QLatin1Char(' '));
        CtlRun home;
        QDir(home.path(QStringLiteral("config/quarterdeck"))).mkpath(QStringLiteral("."));
        QDir(home.path(QStringLiteral("credentials"))).mkpath(QStringLiteral("."));
        for (QString &word : words)
            word.replace(QLatin1String("%E"), home.path(QStringLiteral("config")));
        // its login has a password, which is nowhere but among the credentials
        m_store->server.sql(QStringLiteral("create role paul login password 'a secret of the service' in role quarterdeck_journal_operator"));
        m_store->server.setHba({QStringLiteral("host all paul 127.0.0.1/32 scram-sha-256"), QStringLiteral("host all all 127.0.0.1/32 trust")});
        home.write(QStringLiteral("credentials/journal-login"), "a secret of the service\n", QFile::ReadOwner);
        home.write(QStringLiteral("config/quarterdeck/environment.yaml"), environment("paul", ", credential: {from: keyring, key: journal-login}"));
        const QByteArray socket = home.path(QStringLiteral("notify")).toUtf8();
        const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, socket.constData(), sizeof address.sun_path);
        QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QByteArrayList told;
        const auto hears = [fd, &told](const char *word) {
            char buffer[512];
            for (ssize_t n; (n = ::recv(fd, buffer, sizeof buffer, 0)) > 0;)
                told << QByteArray(buffer, n);
            return std::any_of(told.cbegin(), told.cend(), [word](const QByteArray &t) { return t.contains(word); });
        };
        home.variables.insert(QStringLiteral("NOTIFY_SOCKET"), QString::fromUtf8(socket));
        home.variables.insert(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("900000"));
        home.variables.insert(QStringLiteral("CREDENTIALS_DIRECTORY"), home.path(QStringLiteral("credentials")));
        QProcess watcher;
        watcher.setProcessEnvironment(home.variables);
        watcher.start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), words);
        QTRY_VERIFY_WITH_TIMEOUT(hears("READY=1"), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(hears("WATCHDOG=1"), 5000);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += watcher.readAllStandardError()).contains("as paul."), 10000);
        watcher.terminate();
        QTRY_VERIFY_WITH_TIMEOUT(hears("STOPPING=1"), 5000);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), QProcess::NotRunning, 10000);
        QCOMPARE(watcher.exitCode(), 0);
        ::close(fd);
        QVERIFY(!said.contains("a secret"));
    }

    void aSignedCheckpointIsEvidence()
    {
        m_store->make();
        CtlRun home;
        const auto keygen = [&home](const char *name) {
            QProcess p;
            p.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString(), QStringLiteral("-f"), home.path(QLatin1String(name))});
            p.waitForFinished();
            QFile f(home.path(QLatin1String(name)) + QStringLiteral(".pub"));
            return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
        };
        const QByteArray mine = keygen("mine"), foreign = keygen("foreign");
        if (mine.isEmpty())
            QSKIP("no ssh-keygen here");
        const QString signers = home.write(QStringLiteral("signers"), "ann@example.org " + mine);
        SharedConsole ann(m_reactor, home.path(QStringLiteral("j.sqlite")), m_store->server.port(), "ann");
        ann.share();
        for (int i = 0; i < 3; ++i)
            QVERIFY(ann.append(QStringLiteral("entry %1").arg(i)));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry")), QStringLiteral("4"), 5000);
        const QStringList shared{QStringLiteral("--shared"), m_store->address("max")};
        const auto sign = [&](const char *key, const char *out, const QStringList &more) {
            return home.run(QStringList{QStringLiteral("journal"), QStringLiteral("checkpoint"), QStringLiteral("--file"), ann.file(), QStringLiteral("--key"), home.path(QLatin1String(key)),
                                        QStringLiteral("--output"), home.path(QLatin1String(out))} + more);
        };
        const auto verify = [&](const char *checkpoint, const QStringList &more) {
            return home.run(QStringList{QStringLiteral("journal"), QStringLiteral("verify"), QStringLiteral("--checkpoint"), home.path(QLatin1String(checkpoint)), QStringLiteral("--signers"), signers} + more);
        };
        const auto made = sign("mine", "store.anchors", shared);
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(sign("mine", "file.anchors", {}).code, 0);
        auto checked = verify("store.anchors", shared);
        QVERIFY2(checked.code == 0 && checked.err.contains("ann@example.org"), (checked.out + checked.err).constData());
        QCOMPARE(verify("file.anchors", {QStringLiteral("--file"), ann.file()}).code, 0);
        QCOMPARE(sign("foreign", "foreign.anchors", shared).code, 0);
        QCOMPARE(verify("foreign.anchors", shared).code, 3); // signed by nobody we know
        QFile f(home.path(QStringLiteral("store.anchors")));
        QVERIFY(f.open(QIODevice::ReadOnly));
        QByteArray changed = f.readAll();
        home.write(QStringLiteral("changed.anchors"), changed.replace(" 4 ", " 3 "));
        QCOMPARE(verify("changed.anchors", shared).code, 3);
        // a chain made anew by the store's owner, all its hashes right, is seen
        m_store->server.sql(QStringLiteral("alter table quarterdeck_journal.entry disable trigger all; delete from quarterdeck_journal.entry where seq = 3; delete from quarterdeck_journal.payload where seq = 3"));
        QCOMPARE(verify("store.anchors", shared).code, 2);
    }
};

QTEST_GUILESS_MAIN(TstWatchers)
#include "tst_watchers.moc"
