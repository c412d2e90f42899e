// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real redis-server of a test, and a blocking way to change things in it.

#include "tests/support/serverprocess.h"

class RedisServer : public ServerProcess {
public:
    explicit RedisServer(const QStringList &options = {}, const QString &password = {}) : m_password(password)
    {
        start([this, options](quint16 port) {
            QStringList line{QStringLiteral("redis-server"), QStringLiteral("--port"), QString::number(port), QStringLiteral("--bind"),
                QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(), QStringLiteral("--dir"), folder(),
                QStringLiteral("--enable-debug-command"), QStringLiteral("yes"), QStringLiteral("--enable-protected-configs"), QStringLiteral("yes")};
            if (!m_password.isEmpty())
                line << QStringLiteral("--requirepass") << m_password;
            return line + options;
        });
    }
    // What redis-cli prints for the command.
    QByteArray run(const QStringList &command) const
    {
        QProcess p;
        p.setProcessChannelMode(QProcess::MergedChannels);
        QStringList line{QStringLiteral("-p"), QString::number(port()), QStringLiteral("--no-auth-warning")};
        if (!m_password.isEmpty())
            line << QStringLiteral("-a") << m_password;
        p.start(QStringLiteral("redis-cli"), line + command);
        if (!p.waitForFinished(10000))
            qFatal("redis-cli hangs");
        return p.readAll().trimmed();
    }
    QByteArray run(const char *command) const { return run(QString::fromLatin1(command).split(QLatin1Char(' '))); }

private:
    QString m_password;
};
