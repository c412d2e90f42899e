// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real server of a test: its own temporary folder, an ordinary user when the test runs as root, a free loopback
// port, and its end with this object or with the test program, however that ends. Blocking; the test's own
// thread only. A server that cannot start ends the test program with its log.

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QThread>

#include <arpa/inet.h>
#include <csignal>
#include <functional>
#include <grp.h>
#include <memory>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

class ServerProcess {
public:
    // argv of the server for a port that was free a moment ago; files may be written into the folder.
    using CommandLine = std::function<QStringList(quint16 port)>;

    ServerProcess() : m_root(QDir::tempPath() + QStringLiteral("/qdserver-XXXXXX"))
    {
        chmod(QFile::encodeName(m_root.path()).constData(), 0755);
        own(m_root.path());
    }
    ~ServerProcess()
    {
        if (running()) {
            thaw();
            kill();
        }
    }
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    void start(CommandLine commandLine)
    {
        m_commandLine = std::move(commandLine);
        restart();
    }
    // The same server again, on its old port where that is still free.
    void restart()
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (m_port == 0 || attempt > 10)
                m_port = freePort();
            launch();
            QElapsedTimer since;
            since.start();
            while (since.elapsed() < 10000 && !m_process->waitForFinished(1)) {
                if (accepts(m_port))
                    return;
                QThread::msleep(5);
            }
            QThread::msleep(50);
        }
        qFatal("%s does not start:\n%s", qPrintable(m_program), log().constData());
    }
    void stop()
    {
        m_process->terminate();
        if (!m_process->waitForFinished(10000))
            kill();
    }
    void kill()
    {
        m_process->kill();
        m_process->waitForFinished(5000);
    }
    void freeze() const { ::kill(pid(), SIGSTOP); }
    void thaw() const { ::kill(pid(), SIGCONT); }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] pid_t pid() const { return pid_t(m_process->processId()); }
    [[nodiscard]] bool running() const { return m_process && m_process->state() == QProcess::Running; }
    [[nodiscard]] QString folder() const { return m_root.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_root.filePath(name); }
    [[nodiscard]] QByteArray log() const
    {
        QFile f(path(QStringLiteral("log")));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    // Writes (in one step) a file that the server may read.
    void write(const QString &name, const QByteArray &text) const
    {
        const QString end = path(name), temporary = end + QStringLiteral(".new");
        QFile f(temporary);
        if (!f.open(QIODevice::WriteOnly) || f.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(temporary));
        f.close();
        own(temporary);
        if (::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(end).constData()) != 0)
            qFatal("cannot write %s", qPrintable(end));
    }
    void copy(const QString &from, const QString &name) const
    {
        QFile f(from);
        if (!f.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(from));
        write(name, f.readAll());
    }
    void makeFolder(const QString &name) const
    {
        QDir(folder()).mkpath(name);
        own(path(name));
    }

    static quint16 freePort()
    {
        const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in a = loopback(0);
        socklen_t size = sizeof a;
        if (bind(s, reinterpret_cast<const sockaddr *>(&a), size) != 0 || getsockname(s, reinterpret_cast<sockaddr *>(&a), &size) != 0)
            qFatal("no free port");
        close(s);
        return ntohs(a.sin_port);
    }
    static bool accepts(quint16 port)
    {
        const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in a = loopback(port);
        const bool ok = connect(s, reinterpret_cast<const sockaddr *>(&a), sizeof a) == 0;
        close(s);
        return ok;
    }
    static sockaddr_in loopback(quint16 port)
    {
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(port);
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return a;
    }

private:
    void launch()
    {
        QStringList line{QStringLiteral("setpriv"), QStringLiteral("--pdeathsig=KILL")};
        if (geteuid() == 0)
            line << QStringLiteral("--reuid=nobody") << QStringLiteral("--regid=nogroup") << QStringLiteral("--clear-groups");
        const QStringList server = m_commandLine(m_port);
        m_program = server.first();
        line << QStringLiteral("--") << server;
        m_process = std::make_unique<QProcess>();
        m_process->setStandardOutputFile(path(QStringLiteral("log")), QIODevice::Append);
        m_process->setStandardErrorFile(path(QStringLiteral("log")), QIODevice::Append);
        m_process->setWorkingDirectory(folder());
        m_process->start(line.takeFirst(), line);
        m_process->waitForStarted(5000);
    }
    static void own(const QString &name)
    {
        if (geteuid() != 0)
            return;
        const passwd *p = getpwnam("nobody");
        if (!p || chown(QFile::encodeName(name).constData(), p->pw_uid, p->pw_gid) != 0)
            qFatal("cannot give %s to nobody", qPrintable(name));
    }

    QTemporaryDir m_root;
    CommandLine m_commandLine;
    QString m_program;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
};
