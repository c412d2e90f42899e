// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/address.h"

#include "models/sharedjournal/saying.h"
#include "models/watch/postgresconnect.h"

#include <QUrl>
#include <QUrlQuery>

namespace sharedjournal {

using base::Errc;
using base::Error;
using base::Result;
using environment::SharedJournal;

namespace {

std::unexpected<Error> mistake(const QString &text, const QString &remedy = {})
{
    return std::unexpected(Error{Errc::Invalid, text.toStdString(), {}, {}, remedy.toStdString()});
}

std::optional<environment::Tls::Mode> modeCalled(const QString &word)
{
    using Mode = environment::Tls::Mode;
    static const QHash<QString, Mode> modes{{QStringLiteral("verify-full"), Mode::VerifyFull}, {QStringLiteral("verify-ca"), Mode::VerifyCa},
                                            {QStringLiteral("require"), Mode::Require},        {QStringLiteral("prefer"), Mode::Prefer},
                                            {QStringLiteral("disable"), Mode::Disable}};
    const auto it = modes.constFind(word);
    return it == modes.cend() ? std::nullopt : std::optional(*it);
}

} // namespace

bool looksLikeAddress(const QString &text)
{
    return text.startsWith(QLatin1String("postgresql:")) || text.startsWith(QLatin1String("postgres:"));
}

Result<SharedJournal> addressFrom(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!looksLikeAddress(text) || !url.isValid())
        return mistake(say(QT_TRANSLATE_NOOP("sharedjournal", "the address of a shared journal looks like postgresql://ann@db.example:5432/quarterdeck")));
    if (!url.password().isEmpty() || QUrlQuery(url).hasQueryItem(QStringLiteral("password")))
        return mistake(say(QT_TRANSLATE_NOOP("sharedjournal", "a password in the address could be read by everybody on this machine")),
                       say(QT_TRANSLATE_NOOP("sharedjournal", "Put it into ~/.pgpass, and leave it out here.")));
    SharedJournal out;
    out.host = url.host();
    out.port = quint16(url.port(5432));
    out.user = url.userName();
    if (url.path().size() > 1)
        out.database = url.path().mid(1);
    out.credential.source = environment::Credential::Source::PassFile;
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("sslmode")) {
            const auto mode = modeCalled(value);
            if (!mode)
                return mistake(say(QT_TRANSLATE_NOOP("sharedjournal", "sslmode is verify-full, verify-ca, require, prefer or disable")));
            out.tls.mode = *mode;
        } else if (key == QLatin1String("sslrootcert")) {
            out.tls.rootCertificate = value;
        } else if (key == QLatin1String("sslcert")) {
            out.tls.certificate = value;
        } else if (key == QLatin1String("sslkey")) {
            out.tls.key = value;
        } else if (key == QLatin1String("passfile")) {
            out.credential.key = value;
        } else if (key == QLatin1String("host")) {
            out.host = value;
        } else if (key == QLatin1String("user")) {
            out.user = value;
        } else if (key == QLatin1String("port")) {
            out.port = value.toUShort();
        } else {
            return mistake(say(QT_TRANSLATE_NOOP("sharedjournal", "'%1' is no part of such an address")).arg(key),
                           say(QT_TRANSLATE_NOOP("sharedjournal", "It takes host, port, user, sslmode, sslrootcert, sslcert, sslkey and passfile.")));
        }
    }
    if (out.host.isEmpty() || out.port == 0)
        return mistake(say(QT_TRANSLATE_NOOP("sharedjournal", "the address names no host")));
    return out;
}

QString shownAddress(const SharedJournal &where)
{
    if (!where.service.isEmpty() && where.host.isEmpty())
        return where.service;
    return QStringLiteral("%1:%2/%3").arg(where.host).arg(where.port).arg(where.database);
}

flow::Task<Result<postgres::ConnectionSettings>> settingsOf(watch::ProbeContext context, SharedJournal where, flow::TimePoint due)
{
    environment::Target target;
    target.id = QStringLiteral("shared-journal");
    target.title = shownAddress(where);
    target.credential = where.credential;
    environment::PostgresSettings pg;
    pg.host = where.host;
    pg.port = where.port;
    pg.database = where.database;
    pg.user = where.user;
    pg.service = where.service;
    pg.tls = where.tls;
    target.settings = pg;
    base::Secret given;
    auto settings = co_await flow::orFail(watch::postgresSettings(context, target, std::move(given), due));
    settings.applicationName = "quarterdeck journal";
    for (const auto &[name, value] : {std::pair("statement_timeout", "20000"), std::pair("lock_timeout", "10000"),
                                      std::pair("idle_in_transaction_session_timeout", "20000"), std::pair("bytea_output", "hex"), std::pair("jit", "off")})
        settings.parameters.emplace_back(name, value);
    co_return settings;
}

} // namespace sharedjournal
