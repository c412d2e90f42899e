// SPDX-License-Identifier: GPL-3.0-or-later
// A state file that cannot be read: every command says so in one sentence, `down` and `up` clean up by themselves, and
// nothing that is not the sandbox's is touched.
#include "models/process/account.h"
#include "models/process/detached.h"
#include "models/sandbox/remains.h"
#include "models/sandbox/statefile.h"
#include "tests/support/sandboxfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <unistd.h>

using process::Identity;

class TestDamagedState : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString path() const { return sandbox::StateFile::pathIn(m_sandbox.folder()); }
    QByteArray good()
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void damage(const QByteArray &text)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size());
    }
    QList<Identity> servers()
    {
        const auto state = sandbox::StateFile::load(m_sandbox.folder());
        QList<Identity> all;
        if (!state)
            return all;
        for (const auto &server : state->servers)
            all << server.process << process::childrenOf(server.process);
        if (state->spaceHolder.pid > 0)
            all << state->spaceHolder;
        return all;
    }
    static int aliveOf(const QList<Identity> &all)
    {
        return int(std::count_if(all.begin(), all.end(), [](const Identity &p) { return process::processAlive(p); }));
    }
    // A process of the servers' user, or of our own, that has to do with the folder and is none of the sandbox.
    std::unique_ptr<QProcess> bystander(process::Argv command, const QString &folder, const QString &output, bool ours = false)
    {
        auto p = std::make_unique<QProcess>();
        const process::Argv run = ours ? command : process::Account::ordinary()->run(command);
        p->setWorkingDirectory(folder);
        p->setStandardOutputFile(output, QIODevice::Append);
        QStringList arguments;
        for (const QByteArray &argument : run.arguments().mid(1))
            arguments << QString::fromUtf8(argument);
        p->start(run.program(), arguments);
        p->waitForStarted();
        return p;
    }

private slots:
    void init() { m_sandbox.up(); }

    void everyDamageIsSaid()
    {
        const QByteArray text = good();
        const QList<std::pair<QByteArray, const char *>> kinds{
            {text.left(text.size() / 2), "it was cut off or overwritten"},
            {QByteArray("\x00\xff\x7f garbage", 11), "it was cut off or overwritten"},
            {"[1, 2]", "it was cut off or overwritten"},
            {"", "it is empty"},
            {QByteArray(text).replace("\"format\": 1", "\"format\": 2"), "another version of Quarterdeck wrote it"},
            {"{}", "a value in it is missing or of the wrong kind"},
            {QByteArray(text).replace("\"complete\": true", "\"complete\": 1"), "a value in it is missing or of the wrong kind"},
            {QByteArray(text).replace("\"port\": ", "\"port\": 9"), "a value in it is missing or of the wrong kind"},
            {QByteArray(text).replace("\"pid\": ", "\"pid\": -"), "a value in it is missing or of the wrong kind"},
            {QByteArray(text).replace("\"kind\": \"redis\"", "\"kind\": 7"), "a value in it is missing or of the wrong kind"}};
        for (const auto &[bad, why] : kinds) {
            QVERIFY(bad != text);
            damage(bad);
            for (const char *command : {"status", "heal", "fault freeze"}) {
                const auto said = m_sandbox.run(QString::fromLatin1(command).split(u' '));
                QCOMPARE(said.code, 3);
                QVERIFY2(said.err.contains(why) && said.err.contains("quarterdeckctl sandbox down"), said.err.constData());
                QVERIFY2(said.err.count('\n') == 2, said.err.constData()); // the sentence, and what to do
            }
        }
        damage(text);
        QCOMPARE(m_sandbox.run({QStringLiteral("status")}).code, 0);
    }

    void downEndsWhatIsThereAndNothingElse()
    {
        const QString redis = m_sandbox.folder() + QStringLiteral("/shop-redis"), log = redis + QStringLiteral("/log");
        const QList<Identity> all = servers();
        QVERIFY(all.size() > 20 && aliveOf(all) > 20);
        process::Argv sleeper(process::findTool(QStringLiteral("sleep"))), reader(process::findTool(QStringLiteral("tail")));
        sleeper.positional(QStringLiteral("300"));
        reader.flag(QLatin1StringView("-f")).path(redis + QStringLiteral("/redis.conf"));
        const auto inFolder = bystander(sleeper, redis, QProcess::nullDevice());
        const auto reads = bystander(reader, QStringLiteral("/"), QProcess::nullDevice());
        std::unique_ptr<QProcess> ofRoot; // writes there, but as another user
        if (::geteuid() == 0)
            ofRoot = bystander(sleeper, redis, log, true);
        damage(good().left(300));
        const auto down = m_sandbox.run({QStringLiteral("down")});
        QVERIFY2(down.code == 0, down.err.constData());
        QTRY_COMPARE(aliveOf(all), 0);
        QVERIFY(!QFile::exists(m_sandbox.folder()));
        for (QProcess *p : {inFolder.get(), reads.get(), ofRoot.get()})
            if (p) {
                QVERIFY(!p->waitForFinished(200));
                p->kill();
                p->waitForFinished();
            }
    }

    void upStartsAnewAlsoOverFrozenServersAndOrphans()
    {
        const QList<Identity> all = servers();
        QCOMPARE(m_sandbox.fault(QStringLiteral("freeze"), QStringLiteral("shop-primary")).code, 0);
        QCOMPARE(m_sandbox.fault(QStringLiteral("hold-lock"), QStringLiteral("shop-primary")).code, 3);
        const auto api = sandbox::StateFile::load(m_sandbox.folder())->find(QStringLiteral("shop-api"))->process;
        QVERIFY(process::signalProcess(api, SIGKILL)); // its worker stays behind
        damage("garbage");
        QElapsedTimer clock;
        clock.start();
        m_sandbox.up();
        qInfo("up over a damaged sandbox in %lld ms", clock.elapsed());
        QCOMPARE(aliveOf(all), 0);
        QCOMPARE(m_sandbox.run({QStringLiteral("status")}).code, 0);
    }

    void aLostStateFileLeavesNoOrphans()
    {
        QCOMPARE(m_sandbox.fault(QStringLiteral("hold-lock")).code, 0);
        const QList<Identity> all = servers();
        const QList<Identity> seen = sandbox::processesOfSandbox(m_sandbox.folder());
        QVERIFY(std::any_of(seen.begin(), seen.end(), [&all](const Identity &p) { return !all.contains(p); })); // who holds the lock
        QVERIFY(QFile::remove(path()));
        const auto down = m_sandbox.run({QStringLiteral("down")});
        QVERIFY2(down.code == 0, down.err.constData());
        QTRY_COMPARE(aliveOf(all + seen), 0);
        QVERIFY(!QFile::exists(m_sandbox.folder()));
    }

    void withoutTheMarkerNothingIsTouched()
    {
        const QList<Identity> all = servers();
        const int alive = aliveOf(all);
        const QString marker = m_sandbox.folder() + QStringLiteral("/quarterdeck.marker"), aside = marker + QStringLiteral(".aside");
        const QByteArray text = good();
        damage("garbage");
        QVERIFY(QFile::rename(marker, aside));
        for (const char *command : {"down", "up"}) {
            const auto said = m_sandbox.run({QString::fromLatin1(command)});
            QCOMPARE(said.code, 3);
            QVERIFY2(said.err.contains("touched") || said.err.contains("holds something else"), said.err.constData());
        }
        QVERIFY(QFile::link(aside, marker)); // not a file of the folder's owner
        QCOMPARE(m_sandbox.run({QStringLiteral("down")}).code, 3);
        QVERIFY(aliveOf(all) >= alive - 2); // the workload's come and go
        QVERIFY(QFile::remove(marker) && QFile::rename(aside, marker));
        damage(text);
        QCOMPARE(m_sandbox.run({QStringLiteral("down")}).code, 0);
    }

private:
    SandboxFixture m_sandbox;
};

QTEST_GUILESS_MAIN(TestDamagedState)
#include "tst_damagedstate.moc"
