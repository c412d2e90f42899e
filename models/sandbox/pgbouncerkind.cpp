// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/pgbouncerkind.h"

namespace sandbox {

flow::Task<flow::Result<void>> PgBouncerKind::create(Site &site, const ServerPlan &plan, flow::TimePoint) const
{
    const auto &pool = std::get<PgBouncerPlan>(plan.plan);
    const int port = site.state.find(plan.name)->port;
    const int serverPort = site.state.find(pool.upstream)->port;
    co_await flow::orFail(site.certify(plan.name));
    // Paths are relative to the server's folder, where it runs.
    QString text = QStringLiteral("; Written by Quarterdeck.\n[databases]\n");
    text += QStringLiteral("%1 = host=127.0.0.1 port=%2 dbname=%1\n").arg(pool.database).arg(serverPort);
    text += QStringLiteral("[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = %1\nunix_socket_dir =\n").arg(port);
    text += QStringLiteral("auth_type = scram-sha-256\nauth_file = userlist.txt\nadmin_users = quarterdeck\n"
                           "stats_users = quarterdeck\npool_mode = transaction\n");
    text += QStringLiteral("default_pool_size = %1\nmax_client_conn = %2\n").arg(pool.poolSize).arg(pool.clients);
    text += QStringLiteral("client_tls_sslmode = allow\nclient_tls_cert_file = server.crt\nclient_tls_key_file = server.key\n"
                           "server_tls_sslmode = verify-full\nserver_tls_ca_file = ../ca/ca.crt\n"
                           "server_login_retry = 1\nquery_wait_timeout = 20\nlog_connections = 0\nlog_disconnections = 0\n"
                           "ignore_startup_parameters = extra_float_digits,options\n");
    co_await flow::orFail(site.write(plan.name + QStringLiteral("/pgbouncer.ini"), text.toUtf8()));
    QByteArray users;
    for (auto it = site.passwords.cbegin(); it != site.passwords.cend(); ++it)
        users += '"' + it.key().toUtf8() + "\" \"" + it.value() + "\"\n";
    co_await flow::orFail(site.write(plan.name + QStringLiteral("/userlist.txt"), users));
    const auto note = [&](ServerRecord &record) {
        record.config = site.path(plan.name + QStringLiteral("/pgbouncer.ini"));
        record.extra.insert(QStringLiteral("upstream"), pool.upstream);
        record.extra.insert(QStringLiteral("database"), pool.database);
        if (const ServerPlan *upstream = site.description.find(pool.upstream))
            if (const auto *server = std::get_if<PostgresPlan>(&upstream->plan))
                record.extra.insert(QStringLiteral("poolUser"), server->roles.value(0)); // whose pool fill-pool fills
        record.extra.insert(QStringLiteral("adminUser"), kConsole);
        record.extra.insert(QStringLiteral("certificate"), site.path(plan.name + QStringLiteral("/server.crt")));
        record.extra.insert(QStringLiteral("key"), site.path(plan.name + QStringLiteral("/server.key")));
    };
    co_return site.change(plan.name, note);
}

flow::Result<process::Argv> PgBouncerKind::command(const Site &site, const ServerPlan &plan) const
{
    const auto program = tool(QStringLiteral("pgbouncer"), QStringLiteral("pgbouncer"));
    if (!program)
        return std::unexpected(program.error());
    process::Argv a(*program);
    a.path(site.path(plan.name + QStringLiteral("/pgbouncer.ini")));
    return site.account.run(a);
}

} // namespace sandbox
