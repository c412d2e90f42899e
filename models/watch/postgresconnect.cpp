// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresconnect.h"

#include "models/postgres/servicefile.h"
#include "models/secrets/secretsource.h"
#include "models/watch/targetsecret.h"

#include <QDir>

#include <map>

namespace watch {

using environment::Credential;
using flow::orFail;
using postgres::ConnectionSettings;
using postgres::TlsMode;
using ServiceWords = std::map<std::string, std::string>;

namespace {

TlsMode modeOf(environment::Tls::Mode mode)
{
    switch (mode) {
    case environment::Tls::Mode::VerifyFull:
        return TlsMode::VerifyFull;
    case environment::Tls::Mode::VerifyCa:
        return TlsMode::VerifyCa;
    case environment::Tls::Mode::Require:
        return TlsMode::Require;
    case environment::Tls::Mode::Prefer:
        return TlsMode::Prefer;
    case environment::Tls::Mode::Disable:
        return TlsMode::Disable;
    }
    return TlsMode::VerifyFull;
}

void useTls(ConnectionSettings &s, const environment::Tls &tls)
{
    s.tls = modeOf(tls.mode);
    s.rootCertificate = tls.rootCertificate.toStdString();
    s.certificate = tls.certificate.toStdString();
    s.key = tls.key.toStdString();
}

// What the environment file says wins over the service file, except that the file's defaults give way.
void useService(ConnectionSettings &s, ServiceWords &words, const environment::PostgresSettings &written)
{
    const auto take = [&words](const char *key, std::string &field, bool replace) {
        if (const auto it = words.find(key); it != words.end() && replace)
            field = it->second;
    };
    const environment::PostgresSettings defaults;
    take("host", s.host, written.host.isEmpty());
    take("hostaddr", s.host, s.host.empty());
    take("port", s.port, written.port == defaults.port);
    take("dbname", s.database, written.database == defaults.database);
    take("user", s.user, written.user.isEmpty());
    take("passfile", s.passFile, s.passFile.empty());
    take("sslrootcert", s.rootCertificate, s.rootCertificate.empty());
    take("sslcert", s.certificate, s.certificate.empty());
    take("sslkey", s.key, s.key.empty());
    if (const auto it = words.find("password"); it != words.end())
        s.password = std::make_shared<const base::Secret>(std::move(it->second));
}

} // namespace

flow::Task<base::Result<ConnectionSettings>> postgresSettings(ProbeContext context, const environment::Target &target, base::Secret given, flow::TimePoint due)
{
    ConnectionSettings s({}, {}, {}, {});
    const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    if (const auto *bouncer = std::get_if<environment::PgBouncerSettings>(&target.settings)) {
        s = ConnectionSettings(bouncer->host.toStdString(), std::to_string(bouncer->port), "pgbouncer", bouncer->user.toStdString());
        s.poolerConsole = true;
        useTls(s, bouncer->tls);
    } else if (pg) {
        s = ConnectionSettings(pg->host.toStdString(), std::to_string(pg->port), pg->database.toStdString(), pg->user.toStdString());
        useTls(s, pg->tls);
    }
    s.title = (target.title.isEmpty() ? target.id : target.title).toStdString();
    const Credential &credential = target.credential;
    if (credential.source == Credential::Source::PassFile)
        s.passFile = (credential.key.isEmpty() ? QDir::homePath() + QStringLiteral("/.pgpass") : credential.key).toStdString();
    const QString service = pg && !pg->service.isEmpty() ? pg->service : credential.source == Credential::Source::Service ? credential.key : QString();
    if (pg && !service.isEmpty()) {
        std::function<base::Result<ServiceWords>()> job = [service] { return postgres::readService(service); };
        auto wait = flow::offload<base::Result<ServiceWords>>(context.reactor, context.files, due, std::move(job));
        auto read = co_await orFail(co_await wait);
        auto words = co_await orFail(std::move(read));
        useService(s, words, *pg);
    }
    if (s.host.empty())
        s.host = "localhost";
    const bool byLibpq = credential.source == Credential::Source::PassFile || credential.source == Credential::Source::Service;
    if (given.empty() && byLibpq) {
        if (auto remembered = context.secrets.remembered(target.id))
            given = std::move(*remembered);
    } else if (given.empty()) {
        given = co_await orFail(secretOf(context, target, due));
    }
    if (!given.empty())
        s.password = std::make_shared<const base::Secret>(std::move(given));
    co_return s;
}

} // namespace watch
