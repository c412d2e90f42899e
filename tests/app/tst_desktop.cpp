// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program on a real X server, where Qt starts threads of its own: asked to end by a signal it closes what is
// open and leaves by itself.

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

class TstDesktop : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;
    QProcess m_server;
    QByteArray m_display;

private slots:
    void initTestCase()
    {
        m_server.setProcessChannelMode(QProcess::SeparateChannels);
        m_server.start(QStringLiteral("Xvfb"), {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                                                QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
        QVERIFY2(m_server.waitForStarted(5000), "Xvfb is missing: apt-get install xvfb");
        QTRY_VERIFY_WITH_TIMEOUT(m_server.canReadLine(), 10000);
        m_display = ":" + m_server.readLine().trimmed();
    }
    void cleanupTestCase()
    {
        m_server.terminate();
        m_server.waitForFinished(5000);
    }

    void aSignalEndsItInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void aSignalEndsItInOrder()
    {
        QFETCH(int, signal);
        QProcess console;
        console.setProcessEnvironment(environmentIn(m_home));
        console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        console.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {});
        QVERIFY(console.waitForStarted(5000));
        // its socket stands once it is the instance of this folder, which is after it has a display
        const QString socket = m_home.filePath(QStringLiteral("quarterdeck/console.sock"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(QDir(QStringLiteral("/proc/%1/task").arg(console.processId())).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 3, 10000);
        ::kill(pid_t(console.processId()), signal);
        QTRY_COMPARE_WITH_TIMEOUT(console.state(), QProcess::NotRunning, 15000);
        QCOMPARE(console.exitStatus(), QProcess::NormalExit);
        QCOMPARE(console.exitCode(), 0);
        QVERIFY(!QFile::exists(socket));
    }

    void withoutADisplayItSaysSoAndStillHelps()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
            environment.remove(QString::fromLatin1(name));
        for (const char *folder : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(folder), m_home.path());
        QProcess console;
        console.setProcessEnvironment(environment);
        console.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {QStringLiteral("--help")});
        QVERIFY(console.waitForFinished(15000));
        QCOMPARE(console.exitCode(), 0);
        QVERIFY(console.readAllStandardOutput().contains("--environment"));
        console.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {});
        QVERIFY(console.waitForFinished(15000));
        QCOMPARE(console.exitStatus(), QProcess::NormalExit);
        QCOMPARE(console.exitCode(), 3);
        QVERIFY(console.readAllStandardError().contains("quarterdeckctl works without one"));
    }

    // As `quarterdeckctl watch` asks for what a person opened on the desktop. The console that runs looks for it; this one is nowhere.
    void aSecondStartNamesAnIncidentToTheFirst()
    {
        QTemporaryDir home;
        QDir(home.path()).mkpath(QStringLiteral("quarterdeck"));
        QProcess writing;
        writing.start(QStringLiteral(QD_JOURNALWRITER), {home.filePath(QStringLiteral("quarterdeck/journal.sqlite")), QStringLiteral("1")});
        QVERIFY(writing.waitForFinished(20000) && writing.exitCode() == 0);
        QFile file(home.filePath(QStringLiteral("e.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: e\ntargets:\n  - {id: job, kind: heartbeat, where: file, path: /nowhere}\n");
        file.close();
        QProcess console, second;
        for (QProcess *process : {&console, &second}) {
            process->setProcessEnvironment(environmentIn(home));
            process->setProcessChannelMode(QProcess::MergedChannels);
        }
        console.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {QStringLiteral("--environment"), file.fileName()});
        QVERIFY(console.waitForStarted(5000));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(home.filePath(QStringLiteral("quarterdeck/console.sock"))), 10000);
        second.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {QStringLiteral("--environment"), file.fileName(), QStringLiteral("--incident"), QStringLiteral("e1d7-nowhere")});
        QVERIFY(second.waitForFinished(15000));
        QCOMPARE(second.exitCode(), 0);
        QByteArray said;
        const auto told = [&] {
            console.waitForReadyRead(100);
            said += console.readAll();
            return said.contains("The incident e1d7-nowhere is not known here");
        };
        QTRY_VERIFY2_WITH_TIMEOUT(told(), said.constData(), 40000);
        console.terminate();
        QTRY_COMPARE_WITH_TIMEOUT(console.state(), QProcess::NotRunning, 15000);
    }

    void whatWasBegunAndNeverEndedIsSaidAtTheStart()
    {
        QTemporaryDir home;
        QDir(home.path()).mkpath(QStringLiteral("quarterdeck"));
        QProcess dying;
        dying.start(QStringLiteral(QD_JOURNALWRITER), {home.filePath(QStringLiteral("quarterdeck/journal.sqlite")), QStringLiteral("1")});
        QVERIFY(dying.waitForFinished(20000) && dying.exitCode() == 0);
        QFile file(home.filePath(QStringLiteral("e.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: e\ntargets:\n  - {id: job, kind: heartbeat, where: file, path: /nowhere}\n");
        file.close();
        QProcess console;
        console.setProcessEnvironment(environmentIn(home));
        console.setProcessChannelMode(QProcess::MergedChannels);
        console.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {QStringLiteral("--environment"), file.fileName()});
        QByteArray said;
        const auto told = [&] {
            console.waitForReadyRead(100);
            said += console.readAll();
            return said.contains("never reported as ended, the newest: test.write on target-0, ") && said.contains("by Ada. `quarterdeckctl journal open`");
        };
        QTRY_VERIFY2_WITH_TIMEOUT(told(), said.constData(), 15000);
        console.terminate();
        QTRY_COMPARE_WITH_TIMEOUT(console.state(), QProcess::NotRunning, 15000);
    }

private:
    [[nodiscard]] QProcessEnvironment environmentIn(const QTemporaryDir &home) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_display));
        for (const char *folder : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(folder), home.path());
        return environment;
    }
};

QTEST_GUILESS_MAIN(TstDesktop)
#include "tst_desktop.moc"
