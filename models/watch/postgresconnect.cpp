// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresconnect.h"

#include "models/postgres/servicefile.h"
#include "models/secrets/secretsource.h"

#include <QCoreApplication>
#include <QDir>

#include <map>

namespace watch {

using environment::Credential;
using flow::orFail;
using postgres::ConnectionSettings;
using postgres::TlsMode;
using Words = std::map<std::string, std::string>;

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
void useService(ConnectionSettings &s, Words &words, const environment::PostgresSettings &written)
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

std::unexpected<base::Error> noSecret(const secrets::Answer &answer)
{
    const auto tr = [](const char *t) { return QCoreApplication::translate("watch", t); };
    QString text, remedy;
    switch (answer.availability) {
    case secrets::Availability::Locked:
        text = tr("the keyring is locked");
        remedy = tr("Unlock the keyring, then try again.");
        break;
    case secrets::Availability::Denied:
        text = tr("the keyring refuses the password");
        remedy = tr("Allow this program to read its entry, then try again.");
        break;
    case secrets::Availability::TimedOut:
        text = tr("the password did not come in time");
        remedy = tr("Answer the keyring's question or repair the password command, then try again.");
        break;
    case secrets::Availability::NoBackend:
        text = tr("no keyring answers");
        remedy = tr("Enter the password for this session.");
        break;
    default:
        text = tr("there is no password");
        remedy = tr("Enter the password, or repair the password command.");
    }
    if (!answer.detail.isEmpty())
        text += QStringLiteral(": ") + answer.detail;
    base::Error e{base::Errc::Absent, text.toStdString()};
    e.action = tr("read the password").toStdString();
    e.remedy = remedy.toStdString();
    return std::unexpected(std::move(e));
}

flow::Task<base::Result<base::Secret>> secretOf(ProbeContext context, Credential credential, QString key, flow::TimePoint due)
{
    if (auto known = context.secrets.remembered(key))
        co_return std::move(*known);
    if (credential.source == Credential::Source::Keyring) {
        auto answer = co_await context.secrets.fromKeyring(key, due);
        if (answer.availability == secrets::Availability::Found)
            co_return std::move(answer.secret);
        if (answer.availability == secrets::Availability::Absent)
            co_return base::Secret();
        co_return noSecret(answer);
    }
    if (credential.source == Credential::Source::Command) {
        auto answer = co_await context.secrets.fromCommand(credential.command, due);
        if (answer.availability == secrets::Availability::Found)
            co_return std::move(answer.secret);
        co_return noSecret(answer);
    }
    co_return base::Secret();
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
        std::function<base::Result<Words>()> job = [service] { return postgres::readService(service); };
        auto wait = flow::offload<base::Result<Words>>(context.reactor, context.files, due, std::move(job));
        auto read = co_await orFail(co_await wait);
        auto words = co_await orFail(std::move(read));
        useService(s, words, *pg);
    }
    if (s.host.empty())
        s.host = "localhost";
    const QString key = credential.source == Credential::Source::Keyring && !credential.key.isEmpty() ? credential.key : target.id;
    if (given.empty()) {
        auto secret = co_await orFail(secretOf(context, credential, key, due));
        given = std::move(secret);
    }
    if (!given.empty())
        s.password = std::make_shared<const base::Secret>(std::move(given));
    co_return s;
}

} // namespace watch
