// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/smallkinds.h"

#include "models/sandbox/space.h"

#include <QDir>

#include <unistd.h>

namespace sandbox {

using flow::Result;
using flow::Task;
using process::Argv;

Task<Result<void>> RedisKind::create(Site &site, const ServerPlan &plan, flow::TimePoint) const
{
    const int port = site.state.find(plan.name)->port;
    const int mebibytes = std::get<RedisPlan>(plan.plan).maxMemory;
    const QString text = QStringLiteral("# Written by Quarterdeck.\nbind 127.0.0.1\nport %1\nprotected-mode yes\ndaemonize no\n"
                                        "dir ./\nsave 300 1\nappendonly no\nmaxmemory %2mb\nmaxmemory-policy allkeys-lru\n")
                             .arg(port)
                             .arg(mebibytes);
    co_await flow::orFail(site.write(plan.name + QStringLiteral("/redis.conf"), text.toUtf8()));
    const auto note = [&](ServerRecord &record) {
        record.config = site.path(plan.name + QStringLiteral("/redis.conf"));
        record.dataFolder = record.folder;
    };
    co_return site.change(plan.name, note);
}

Result<Argv> RedisKind::command(const Site &site, const ServerPlan &plan) const
{
    const auto program = tool(QStringLiteral("redis-server"), QStringLiteral("redis-server"));
    if (!program)
        return std::unexpected(program.error());
    return site.account.run(Argv(*program).path(site.path(plan.name + QStringLiteral("/redis.conf"))));
}

Task<Result<void>> NginxKind::create(Site &site, const ServerPlan &plan, flow::TimePoint) const
{
    const QString upstream = std::get<NginxPlan>(plan.plan).upstream;
    co_await flow::orFail(site.certify(plan.name));
    // Relative paths: nginx takes them from its prefix, so that no folder name can hold one of its own characters.
    const QString text = QStringLiteral(R"(# Written by Quarterdeck.
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
    access_log off;
    server_tokens off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {
        listen 127.0.0.1:%1 ssl;
        server_name localhost;
        ssl_certificate server.crt;
        ssl_certificate_key server.key;
        ssl_protocols TLSv1.2 TLSv1.3;
        location / {
            proxy_pass http://127.0.0.1:%2;
            proxy_connect_timeout 2s;
            proxy_read_timeout 30s;
            proxy_set_header Host $host;
        }
    }
}
)")
                             .arg(site.state.find(plan.name)->port)
                             .arg(site.state.find(upstream)->port);
    co_await flow::orFail(site.write(plan.name + QStringLiteral("/nginx.conf"), text.toUtf8()));
    const auto note = [&](ServerRecord &record) {
        record.config = site.path(plan.name + QStringLiteral("/nginx.conf"));
        record.extra.insert(QStringLiteral("upstream"), upstream);
        record.extra.insert(QStringLiteral("certificate"), site.path(plan.name + QStringLiteral("/server.crt")));
        record.extra.insert(QStringLiteral("key"), site.path(plan.name + QStringLiteral("/server.key")));
    };
    co_return site.change(plan.name, note);
}

Result<Argv> NginxKind::command(const Site &site, const ServerPlan &plan) const
{
    const auto program = tool(QStringLiteral("nginx"), QStringLiteral("nginx-light"));
    if (!program)
        return std::unexpected(program.error());
    Argv a(*program);
    a.shortOption('p', site.path(plan.name));
    a.shortOption('c', site.path(plan.name + QStringLiteral("/nginx.conf")));
    a.shortOption('e', QStringLiteral("stderr"));
    return site.account.run(a);
}

Task<Result<void>> NodeExporterKind::create(Site &site, const ServerPlan &plan, flow::TimePoint) const
{
    // Its file system collector reads /proc/1/mounts, which is the machine's; without that file it reads
    // /proc/self/mounts, which is the namespace's. So it gets a /proc of links, without process 1.
    const QString folder = site.path(plan.name + QStringLiteral("/proc"));
    co_await flow::orFail(process::makeFolder(folder, site.account));
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        if (entry[0].isDigit())
            continue;
        const QByteArray target = "/proc/" + entry.toUtf8();
        const QByteArray link = folder.toUtf8() + '/' + entry.toUtf8();
        (void)!::symlink(target.constData(), link.constData());
    }
    co_return Result<void>();
}

Result<Argv> NodeExporterKind::command(const Site &site, const ServerPlan &plan) const
{
    const auto program = tool(QStringLiteral("prometheus-node-exporter"), QStringLiteral("prometheus-node-exporter"));
    if (!program)
        return std::unexpected(program.error());
    Argv a(*program);
    a.option(QLatin1StringView("web.listen-address"), QStringLiteral("127.0.0.1:%1").arg(site.state.find(plan.name)->port));
    if (site.state.spaceHolder.pid > 0)
        a.option(QLatin1StringView("path.procfs"), site.path(plan.name + QStringLiteral("/proc")));
    a.option(QLatin1StringView("log.level"), QStringLiteral("warn"));
    return runInSpace(site, a);
}

} // namespace sandbox
