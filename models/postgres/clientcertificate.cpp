// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/clientcertificate.h"

#include "models/postgres/certificate.h"

#include <QCoreApplication>

#include <memory>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postgres {

namespace {

using base::Errc;
using base::Error;

Error invalid(const QString &text, const QString &remedy)
{
    return {Errc::Invalid, text.toStdString(), {}, {}, remedy.toStdString()};
}

struct Closer {
    void operator()(std::FILE *f) const { std::fclose(f); }
};

} // namespace

std::optional<base::WallTime> clientCertificateUntil(const std::string &file)
{
    const std::unique_ptr<std::FILE, Closer> in(std::fopen(file.c_str(), "re"));
    if (!in)
        return {};
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(PEM_read_X509(in.get(), nullptr, nullptr, nullptr), &X509_free);
    return certificate ? validUntil(certificate.get()) : std::nullopt;
}

std::optional<Error> examineClientFiles(const ConnectionSettings &s)
{
    if (s.certificate.empty() || s.key.empty() || s.tls == TlsMode::Disable || s.isSocket())
        return {};
    const QString key = QString::fromStdString(s.key), certificate = QString::fromStdString(s.certificate);
    for (const auto &[path, name] : {std::pair(&s.certificate, certificate), std::pair(&s.key, key)})
        if (::access(path->c_str(), R_OK) != 0)
            return invalid(QCoreApplication::translate("postgres", "our file %1 cannot be read").arg(name),
                           QCoreApplication::translate("postgres", "Correct its path, or let this user read it."));
    struct stat there = {};
    if (::stat(s.key.c_str(), &there) != 0)
        return {};
    const mode_t forbidden = there.st_uid == 0 ? (S_IWGRP | S_IXGRP | S_IRWXO) : (S_IRWXG | S_IRWXO);
    if ((there.st_mode & forbidden) != 0)
        return invalid(QCoreApplication::translate("postgres", "others may use our private key %1 (mode %2): run chmod 600 on it")
                           .arg(key, QString::number(there.st_mode & 07777, 8).rightJustified(4, QLatin1Char('0'))),
                       QCoreApplication::translate("postgres", "Run \"chmod 600 %1\" and try again.").arg(key));
    const auto until = clientCertificateUntil(s.certificate);
    const auto now = std::chrono::system_clock::now();
    if (until && *until < now)
        return invalid(QCoreApplication::translate("postgres", "our certificate %1 expired on %2; this computer's clock says %3")
                           .arg(certificate, QString::fromStdString(shown(*until)), QString::fromStdString(shown(now))),
                       QCoreApplication::translate("postgres", "Have a new one issued and put it in its place."));
    return {};
}

} // namespace postgres
