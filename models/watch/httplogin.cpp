// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/httplogin.h"

#include "models/watch/targetsecret.h"

#include <strings.h>

namespace watch {

http::TlsSettings tlsSettingsOf(const environment::Tls &tls)
{
    using Mode = environment::Tls::Mode;
    http::TlsSettings out;
    out.verifyAuthority = tls.mode == Mode::VerifyFull || tls.mode == Mode::VerifyCa;
    out.verifyName = tls.mode == Mode::VerifyFull;
    out.rootCertificate = tls.rootCertificate.toStdString();
    out.certificate = tls.certificate.toStdString();
    out.key = tls.key.toStdString();
    return out;
}

namespace {

// RFC 7617: user:password in Base64. What has no colon is taken for encoded already.
base::Secret basic(base::Secret secret)
{
    const std::string_view plain = secret.reveal();
    if (plain.find(':') == std::string_view::npos)
        return secret;
    QByteArray encoded = QByteArray::fromRawData(plain.data(), qsizetype(plain.size())).toBase64();
    base::Secret out(std::string(encoded.constData(), std::size_t(encoded.size())));
    explicit_bzero(encoded.data(), std::size_t(encoded.size()));
    return out;
}

} // namespace

flow::Task<base::Result<bool>> logIn(http::Client &client, secrets::SecretSource &secrets, environment::Credential credential, QString key, QString header,
                                     flow::TimePoint due)
{
    if (header.isEmpty())
        co_return false;
    auto secret = co_await flow::orFail(secretFrom(secrets, std::move(credential), std::move(key), due));
    if (secret.empty())
        co_return false;
    if (header.endsWith(QLatin1String(" Basic"), Qt::CaseInsensitive))
        secret = basic(std::move(secret));
    const QString colon = header.contains(QLatin1Char(':')) ? QString() : QStringLiteral(":");
    client.setAuthorization((header + colon).toStdString(), std::move(secret));
    co_return true;
}

} // namespace watch
