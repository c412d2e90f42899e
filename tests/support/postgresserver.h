// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A throw-away real PostgreSQL: its own data folder, a free loopback port, gone with this object (or with the
// test program, however that ends). Superuser is `postgres`, without a password on the Unix socket folder().
// Blocking; for the test's own thread only. A server that cannot start ends the test program with its log.

#include <libpq-fe.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QThread>

#include <arpa/inet.h>
#include <csignal>
#include <cstring>
#include <memory>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

// Starts programs as the ordinary user that owns the server when the test itself runs as root.
class ServerUser {
public:
    ServerUser()
    {
        if (geteuid() != 0)
            return;
        const passwd *p = getpwnam("postgres");
        if (!p)
            qFatal("no user postgres: apt-get install postgresql-15");
        m_uid = p->pw_uid;
        m_gid = p->pw_gid;
        m_other = true;
    }
    void own(const QString &path) const
    {
        if (m_other && chown(QFile::encodeName(path).constData(), m_uid, m_gid) != 0)
            qFatal("cannot give %s to postgres", qPrintable(path));
    }
    // argv that runs `program` as that user; it gets SIGQUIT when this thread ends.
    [[nodiscard]] QStringList argv(const QString &program, const QStringList &arguments) const
    {
        QStringList out{QStringLiteral("setpriv")};
        if (m_other)
            out << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres") << QStringLiteral("--clear-groups");
        out << QStringLiteral("--pdeathsig=QUIT") << QStringLiteral("--") << program;
        return out + arguments;
    }
    void run(const QString &program, const QStringList &arguments) const
    {
        QStringList line = argv(program, arguments);
        QProcess p;
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.setWorkingDirectory(QStringLiteral("/"));
        p.start(line.takeFirst(), line);
        if (!p.waitForFinished(60000) || p.exitCode() != 0)
            qFatal("%s: %s", qPrintable(program), p.readAll().constData());
    }

private:
    uid_t m_uid = 0;
    gid_t m_gid = 0;
    bool m_other = false;
};

// A port that was free a moment ago.
inline quint16 freePort()
{
    const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof a;
    if (bind(s, reinterpret_cast<const sockaddr *>(&a), size) != 0 || getsockname(s, reinterpret_cast<sockaddr *>(&a), &size) != 0)
        qFatal("no free port");
    close(s);
    return ntohs(a.sin_port);
}

class PostgresServer {
public:
    struct Options {
        int major = 15;             // programs from $QD_POSTGRES_<major> or /usr/lib/postgresql/<major>/bin
        QString encoding = QStringLiteral("UTF8"); // SQL_ASCII for names that are no UTF-8
        QStringList initdb;         // more arguments: "--data-checksums"
        QStringList settings;       // lines of postgresql.conf
        QString certificate, key;   // files; both set: TLS on
        const PostgresServer *standbyOf = nullptr; // a streaming standby of that one, with a slot of its name
        QString name = QStringLiteral("standby1"); // its application_name and slot
        const PostgresServer *copyOf = nullptr; // one that was stopped: the same data, as a server of its own
        QStringList within;         // argv in front of the server's: a namespace of its own
        QStringList variables;      // "NAME=value" of its environment
        quint16 port = 0;           // 0: a free one
        Options() {}
    };

    explicit PostgresServer(const Options &options = Options()) : m_options(options), m_root(QDir::tempPath() + QStringLiteral("/qdpg-XXXXXX")), m_port(options.port)
    {
        m_user.own(m_root.path());
        if (options.standbyOf)
            clone(*options.standbyOf);
        else if (options.copyOf)
            copy(*options.copyOf);
        else
            m_user.run(program("initdb"), QStringList{QStringLiteral("--no-sync"), QStringLiteral("-A"),
                QStringLiteral("trust"), QStringLiteral("-U"), QStringLiteral("postgres"), QStringLiteral("-E"), options.encoding,
                QStringLiteral("--locale=C"), QStringLiteral("-D"), data()} + options.initdb);
        start();
    }
    ~PostgresServer()
    {
        m_control.reset();
        if (running()) {
            thaw();
            stop(SIGQUIT);
        }
    }
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_root.path(); } // of the Unix socket and the log
    [[nodiscard]] QString data() const { return m_root.filePath(QStringLiteral("data")); }
    [[nodiscard]] pid_t postmaster() const { return pid_t(m_process->processId()); }
    [[nodiscard]] bool running() const { return m_process && m_process->state() == QProcess::Running && !m_dead; }
    [[nodiscard]] const ServerUser &user() const { return m_user; }

    void start()
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (attempt > 0 || m_port == 0)
                m_port = m_port && attempt < 15 ? m_port : freePort(); // keep the port over a restart where possible
            configure();
            QStringList line = m_options.within + m_user.argv(program("postgres"), {QStringLiteral("-D"), data()});
            m_process = std::make_unique<QProcess>();
            m_process->setStandardOutputFile(logFile(), QIODevice::Append);
            m_process->setStandardErrorFile(logFile(), QIODevice::Append);
            m_process->setWorkingDirectory(QStringLiteral("/"));
            if (!m_options.variables.isEmpty())
                m_process->setEnvironment(QProcess::systemEnvironment() + m_options.variables);
            m_process->start(line.takeFirst(), line);
            m_dead = false;
            QElapsedTimer since;
            since.start();
            while (since.elapsed() < 20000) {
                if (m_process->waitForFinished(1))
                    break; // port taken, or a remainder of the killed one: again
                if (std::unique_ptr<PGconn, decltype(&PQfinish)> c(connect(QStringLiteral("postgres")), &PQfinish);
                    PQstatus(c.get()) == CONNECTION_OK)
                    return;
                QThread::msleep(5);
            }
            QThread::msleep(100);
        }
        qFatal("PostgreSQL does not start:\n%s", log().constData());
    }
    // SIGTERM waits for sessions, SIGINT disconnects them, SIGQUIT stops without a checkpoint.
    void stop(int signal = SIGINT)
    {
        m_control.reset();
        signalPostmaster(signal);
        if (!m_process->waitForFinished(15000))
            killHard();
        m_dead = true;
    }
    // kill -9 of the postmaster; its children see it and end.
    void killHard()
    {
        m_control.reset();
        signalPostmaster(SIGKILL);
        m_process->waitForFinished(5000);
        m_dead = true;
    }
    // The same without waiting for anything, for measuring.
    void killNow()
    {
        m_dead = true;
        signalPostmaster(SIGKILL);
    }
    // Closes the connection of sql(), before a crash that it would not notice.
    void hangUp() { m_control.reset(); }
    // SIGSTOP of every process of the server: connections stay open and nobody answers.
    void freeze() { signalAll(SIGSTOP); }
    void thaw() { signalAll(SIGCONT); }

    // One statement as superuser over the Unix socket; first field of the first row. Fails the program on error.
    QString sql(const QString &statement, const QString &database = QStringLiteral("postgres"))
    {
        if (!m_control || PQstatus(m_control.get()) != CONNECTION_OK || m_controlDatabase != database) {
            m_control.reset(connect(database));
            m_controlDatabase = database;
        }
        std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(m_control.get(), statement.toUtf8().constData()), &PQclear);
        const auto status = PQresultStatus(r.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            qFatal("%s: %s", qPrintable(statement), PQerrorMessage(m_control.get()));
        return PQntuples(r.get()) > 0 ? QString::fromUtf8(PQgetvalue(r.get(), 0, 0)) : QString();
    }
    // A superuser connection of its own, e.g. to hold a lock while the test goes on. PQfinish it.
    [[nodiscard]] PGconn *connect(const QString &database) const
    {
        const QByteArray port = QByteArray::number(m_port), folderName = folder().toUtf8(), name = database.toUtf8();
        const char *keys[] = {"host", "port", "dbname", "user", "application_name", nullptr};
        const char *values[] = {folderName.constData(), port.constData(), name.constData(), "postgres", "test", nullptr};
        return PQconnectdbParams(keys, values, 0);
    }
    // Replaces pg_hba.conf for TCP (the Unix socket stays trusted) and reloads: "host all all 127.0.0.1/32 reject".
    void setHba(const QStringList &lines)
    {
        write(QStringLiteral("pg_hba.conf"), QStringLiteral("local all all trust\nlocal replication all trust\n") + lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
        reload();
    }
    // Sets one server parameter for good and reloads.
    void set(const QString &name, const QString &value)
    {
        sql(QStringLiteral("alter system set %1 = '%2'").arg(name, value));
        reload();
    }
    void reload()
    {
        sql(QStringLiteral("select pg_reload_conf()"));
        QThread::msleep(30); // the postmaster has no answer to a reload
    }
    [[nodiscard]] QByteArray log() const
    {
        QFile f(logFile());
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }

private:
    void signalPostmaster(int signal) const
    {
        if (postmaster() > 0) // 0 would be our own process group
            ::kill(postmaster(), signal);
    }
    [[nodiscard]] QString logFile() const { return m_root.filePath(QStringLiteral("log")); }
    [[nodiscard]] QString program(const char *name) const
    {
        const QString bin = qEnvironmentVariable(qPrintable(QStringLiteral("QD_POSTGRES_%1").arg(m_options.major)),
            QStringLiteral("/usr/lib/postgresql/%1/bin").arg(m_options.major));
        return bin + QLatin1Char('/') + QLatin1String(name);
    }
    void write(const QString &file, const QString &text) const
    {
        const QString path = data() + QLatin1Char('/') + file;
        QFile f(path);
        if (!f.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(path));
        f.write(text.toUtf8());
        f.close();
        m_user.own(path);
    }
    // What pg_basebackup does, for builds that come without it.
    void copyWhileItRuns(const PostgresServer &primary)
    {
        std::unique_ptr<PGconn, Finish> c(primary.connect(QStringLiteral("postgres")));
        const auto ask = [&c](const QByteArray &statement) {
            std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(c.get(), statement.constData()), &PQclear);
            if (PQresultStatus(r.get()) != PGRES_TUPLES_OK)
                qFatal("%s: %s", statement.constData(), PQerrorMessage(c.get()));
            return QString::fromUtf8(PQgetvalue(r.get(), 0, 0));
        };
        const bool before15 = PQserverVersion(c.get()) < 150000;
        ask("select pg_create_physical_replication_slot('" + m_options.name.toUtf8() + "', true)");
        ask(before15 ? "select pg_start_backup('test', true, false)" : "select pg_backup_start('test', true)");
        m_user.run(QStringLiteral("cp"), {QStringLiteral("-a"), primary.data(), data()});
        const QString label = ask(before15 ? "select labelfile from pg_stop_backup(false, false)" : "select labelfile from pg_backup_stop(false)");
        QFile::remove(data() + QStringLiteral("/postmaster.pid"));
        m_user.run(QStringLiteral("find"), {data() + QStringLiteral("/pg_replslot"), QStringLiteral("-mindepth"), QStringLiteral("1"), QStringLiteral("-delete")});
        write(QStringLiteral("backup_label"), label);
    }
    void clone(const PostgresServer &primary)
    {
        if (!QFile::exists(program("pg_basebackup")))
            copyWhileItRuns(primary);
        else
            m_user.run(program("pg_basebackup"), {QStringLiteral("-h"), primary.folder(), QStringLiteral("-p"), QString::number(primary.port()),
            QStringLiteral("-U"), QStringLiteral("postgres"), QStringLiteral("-D"), data(), QStringLiteral("-c"), QStringLiteral("fast"),
            QStringLiteral("--no-sync"), QStringLiteral("-C"), QStringLiteral("-S"), m_options.name});
        write(QStringLiteral("standby.signal"), QString());
        m_upstream = QStringLiteral("primary_conninfo = 'host=%1 port=%2 user=postgres application_name=%3'\nprimary_slot_name = '%3'\n")
                         .arg(primary.folder(), QString::number(primary.port()), m_options.name);
    }
    void copy(const PostgresServer &stopped)
    {
        m_user.run(QStringLiteral("cp"), {QStringLiteral("-a"), stopped.data(), data()});
        QFile::remove(data() + QStringLiteral("/postmaster.pid"));
        takeNewIdentity(data() + QStringLiteral("/global/pg_control"));
        m_user.run(program("pg_resetwal"), {QStringLiteral("-f"), QStringLiteral("-D"), data()}); // its log names the old one
    }
    // A system identifier that no other server has: the first field of the control file, whose checksum stands behind
    // the last, wherever that is in this version.
    static void takeNewIdentity(const QString &file)
    {
        const auto crc = [](const QByteArray &bytes, qsizetype length) { // CRC-32C
            quint32 c = ~0U;
            for (qsizetype i = 0; i < length; ++i) {
                c ^= quint8(bytes[i]);
                for (int bit = 0; bit < 8; ++bit)
                    c = (c >> 1) ^ (c & 1 ? 0x82F63B78U : 0U);
            }
            return ~c;
        };
        QFile f(file);
        if (!f.open(QIODevice::ReadWrite))
            qFatal("cannot open %s", qPrintable(file));
        QByteArray bytes = f.readAll();
        const auto at = [&bytes](qsizetype place) {
            quint32 value;
            memcpy(&value, bytes.constData() + place, sizeof value);
            return value;
        };
        qsizetype place = 128;
        while (place < 1024 && at(place) != crc(bytes, place))
            place += 4;
        if (place == 1024)
            qFatal("%s has no checksum where one was looked for", qPrintable(file));
        static quint64 made = 0;
        quint64 identity;
        memcpy(&identity, bytes.constData(), sizeof identity);
        identity += ++made;
        memcpy(bytes.data(), &identity, sizeof identity);
        const quint32 sum = crc(bytes, place);
        memcpy(bytes.data() + place, &sum, sizeof sum);
        f.seek(0);
        f.write(bytes);
    }
    void configure()
    {
        QStringList lines{QStringLiteral("listen_addresses = '127.0.0.1'"), QStringLiteral("port = %1").arg(m_port),
            QStringLiteral("unix_socket_directories = '%1'").arg(folder()), QStringLiteral("fsync = off"),
            QStringLiteral("shared_buffers = 16MB"), QStringLiteral("max_connections = 30"), QStringLiteral("log_connections = on"),
            QStringLiteral("log_line_prefix = '%m [%p] %u@%d '"), QStringLiteral("timezone = 'UTC'"), QStringLiteral("log_timezone = 'UTC'"),
            QStringLiteral("wal_level = replica"), QStringLiteral("max_wal_size = 256MB"), QStringLiteral("hot_standby = on"), m_upstream};
        if (!m_options.certificate.isEmpty()) {
            for (const auto &[from, to] : {std::pair(m_options.certificate, QStringLiteral("/server.crt")), std::pair(m_options.key, QStringLiteral("/server.key"))}) {
                const QString path = data() + to;
                QFile::remove(path);
                if (!QFile::copy(from, path) || chmod(QFile::encodeName(path).constData(), 0600) != 0)
                    qFatal("cannot copy %s", qPrintable(from));
                m_user.own(path);
            }
            lines << QStringLiteral("ssl = on");
        }
        write(QStringLiteral("postgresql.conf"), (lines + m_options.settings).join(QLatin1Char('\n')) + QLatin1Char('\n'));
    }
    void signalAll(int signal) const
    {
        const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
        // the postmaster first when stopping (it must not reap), last when continuing
        if (signal == SIGSTOP)
            signalPostmaster(signal);
        for (const QString &entry : entries) {
            QFile f(QStringLiteral("/proc/%1/stat").arg(entry));
            if (!entry.at(0).isDigit() || !f.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = f.readAll();
            const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
            if (fields.size() > 1 && postmaster() > 0 && fields[1].toInt() == postmaster())
                ::kill(entry.toInt(), signal);
        }
        if (signal != SIGSTOP)
            signalPostmaster(signal);
    }

    struct Finish {
        void operator()(PGconn *c) const { PQfinish(c); }
    };
    Options m_options;
    ServerUser m_user;
    QTemporaryDir m_root;
    QString m_upstream;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
    bool m_dead = true;
    std::unique_ptr<PGconn, Finish> m_control;
    QString m_controlDatabase;
};
