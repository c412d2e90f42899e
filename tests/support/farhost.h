// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real PostgreSQL on a host far away: in a network namespace of its own behind a pair of virtual interfaces, which can be
// cut so that nothing comes back and nobody hears of it. Needs root, and that this process is in a namespace of its own
// already (unshare --net), so that nothing of it is left when it ends. Blocking; for the test's own thread only.

#include "tests/support/postgresserver.h"

class FarHost {
public:
    static constexpr const char *kAddress = "10.213.7.2";

    FarHost()
    {
        if (QFile::symLinkTarget(QStringLiteral("/proc/self/ns/net")) == QFile::symLinkTarget(QStringLiteral("/proc/1/ns/net"))
            || QFile::symLinkTarget(QStringLiteral("/proc/self/ns/mnt")) == QFile::symLinkTarget(QStringLiteral("/proc/1/ns/mnt")))
            qFatal("not in a namespace of its own"); // it would change this machine
        ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("up")});
        PostgresServer::Options o;
        o.within << QStringLiteral("unshare") << QStringLiteral("--net") << QStringLiteral("--");
        o.settings << QStringLiteral("listen_addresses = '*'") << QStringLiteral("autovacuum = off");
        server = std::make_unique<PostgresServer>(o);
        server->setHba({QStringLiteral("host all all all trust")});
        ip({QStringLiteral("link"), QStringLiteral("add"), QStringLiteral("qdnear"), QStringLiteral("type"), QStringLiteral("veth"), QStringLiteral("peer"),
            QStringLiteral("name"), QStringLiteral("qdfar"), QStringLiteral("netns"), QString::number(server->postmaster())});
        ip({QStringLiteral("addr"), QStringLiteral("add"), QStringLiteral("10.213.7.1/30"), QStringLiteral("dev"), QStringLiteral("qdnear")});
        ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("qdnear"), QStringLiteral("up")});
        far({QStringLiteral("addr"), QStringLiteral("add"), QStringLiteral("10.213.7.2/30"), QStringLiteral("dev"), QStringLiteral("qdfar")});
        far({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("qdfar"), QStringLiteral("up")});
        far({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("up")});
    }
    // What that host sends is lost from now on. It still hears, so that nothing here knows that the link is dead.
    void cut() { far({QStringLiteral("route"), QStringLiteral("add"), QStringLiteral("blackhole"), QStringLiteral("10.213.7.1/32")}); }
    void mend() { far({QStringLiteral("route"), QStringLiteral("del"), QStringLiteral("blackhole"), QStringLiteral("10.213.7.1/32")}); }

    // An address behind that link from which nothing ever comes back.
    static void addSilent(const QString &address, const QString &device = QStringLiteral("qdnear"))
    {
        ip({QStringLiteral("neigh"), QStringLiteral("replace"), address, QStringLiteral("lladdr"), QStringLiteral("02:00:00:00:00:99"), QStringLiteral("dev"), device});
    }
    static void ip(const QStringList &arguments) { run(QStringLiteral("ip"), arguments); }
    static void run(const QString &program, const QStringList &arguments)
    {
        QProcess p;
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.start(program, arguments);
        if (!p.waitForFinished(10000) || p.exitCode() != 0)
            qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(QLatin1Char(' '))), p.readAll().constData());
    }

    std::unique_ptr<PostgresServer> server;

private:
    void far(const QStringList &arguments)
    {
        run(QStringLiteral("nsenter"), QStringList{QStringLiteral("--net"), QStringLiteral("--target"), QString::number(server->postmaster()), QStringLiteral("ip")} + arguments);
    }
};
