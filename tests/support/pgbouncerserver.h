// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real PgBouncer before a real PostgreSQL: pool "shop" of two server connections; admin "postgres", statistics for
// "stats" with the password "seen".

#include "tests/support/postgresserver.h"

using PgConnection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

class PgBouncerServer {
public:
    explicit PgBouncerServer(const PostgresServer &server) : m_root(QDir::tempPath() + QStringLiteral("/qdpgb-XXXXXX")), m_port(freePort())
    {
        m_user.own(m_root.path());
        write(QStringLiteral("users"), QStringLiteral("\"postgres\" \"pg\"\n\"stats\" \"seen\"\n\"nobody\" \"x\"\n"));
        write(QStringLiteral("ini"), QStringLiteral("[databases]\nshop = host=%1 port=%2 user=postgres dbname=postgres pool_size=2 reserve_pool=0\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = %3\n"
            "unix_socket_dir =\nauth_type = plain\nauth_file = %4/users\nadmin_users = postgres\nstats_users = stats\npool_mode = session\nmax_client_conn = 20\nlogfile = %4/log\n")
            .arg(server.folder()).arg(server.port()).arg(m_port).arg(m_root.path()));
        start();
    }
    ~PgBouncerServer()
    {
        kill(pid(), SIGCONT);
        m_process->kill();
        m_process->waitForFinished();
    }
    void start()
    {
        QStringList line = m_user.argv(QStringLiteral("/usr/sbin/pgbouncer"), {m_root.filePath(QStringLiteral("ini"))});
        m_process = std::make_unique<QProcess>();
        m_process->start(line.takeFirst(), line);
        for (int i = 0; i < 400; ++i) {
            if (PQstatus(client("postgres").get()) == CONNECTION_OK)
                return;
            QThread::msleep(10);
        }
        qFatal("PgBouncer does not start: %s", m_process->readAllStandardError().constData());
    }
    [[nodiscard]] pid_t pid() const { return pid_t(m_process->processId()); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString config() const { return m_root.filePath(QStringLiteral("ini")); }
    [[nodiscard]] PgConnection client(const char *user) const { return connection(user, "pg", "shop"); }
    [[nodiscard]] PgConnection console(const char *user, const char *password) const { return connection(user, password, "pgbouncer"); }

private:
    [[nodiscard]] PgConnection connection(const char *user, const char *password, const char *database) const
    {
        const QByteArray port = QByteArray::number(m_port);
        const char *keys[] = {"host", "port", "dbname", "user", "password", "sslmode", nullptr};
        const char *values[] = {"127.0.0.1", port.constData(), database, user, password, "disable", nullptr};
        return {PQconnectdbParams(keys, values, 0), &PQfinish};
    }
    void write(const QString &name, const QString &text)
    {
        QFile f(m_root.filePath(name));
        if (!f.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        f.write(text.toUtf8());
        f.close();
        m_user.own(f.fileName());
    }
    ServerUser m_user;
    QTemporaryDir m_root;
    quint16 m_port;
    std::unique_ptr<QProcess> m_process;
};
