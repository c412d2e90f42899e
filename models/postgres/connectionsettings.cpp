// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/connectionsettings.h"

#include <QFile>
#include <QProcessEnvironment>

namespace postgres {

namespace {

// libpq takes an empty value as "not given" and then looks into the home folder. A path below a device can
// never exist, which libpq takes as "has none".
constexpr const char *kNoFile = "/dev/null/none";

const char *modeName(TlsMode mode)
{
    switch (mode) {
    case TlsMode::VerifyFull:
        return "verify-full";
    case TlsMode::VerifyCa:
        return "verify-ca";
    case TlsMode::Require:
        return "require";
    case TlsMode::Prefer:
        return "prefer";
    case TlsMode::Disable:
        return "disable";
    }
    return "verify-full";
}

// In the startup packet's options: blanks and backslashes are escaped by a backslash.
std::string escaped(const std::string &value)
{
    std::string out;
    for (const char c : value) {
        if (c == ' ' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

} // namespace

void ConnectionSettings::guard(int statementMilliseconds, int lockMilliseconds)
{
    parameters.emplace_back("statement_timeout", std::to_string(statementMilliseconds));
    parameters.emplace_back("lock_timeout", std::to_string(lockMilliseconds));
    parameters.emplace_back("idle_in_transaction_session_timeout", "10000");
    parameters.emplace_back("default_transaction_read_only", "on");
    parameters.emplace_back("default_transaction_isolation", "read committed"); // one that is serializable and deferrable may
    parameters.emplace_back("default_transaction_deferrable", "off");           // wait for others without end
    parameters.emplace_back("jit", "off");
}

std::string ConnectionSettings::trustedAuthorities() const
{
    if (!rootCertificate.empty())
        return rootCertificate;
    // libpq before 16 has no sslrootcert=system
    for (const char *bundle : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"})
        if (QFile::exists(QString::fromLatin1(bundle)))
            return bundle;
    return kNoFile;
}

std::vector<std::pair<const char *, std::string>> ConnectionSettings::keywords(const std::string &address) const
{
    // fixed formats: figures and times are parsed by this program, never by a locale; and a backslash of ours is one
    std::string options = poolerConsole ? "" : "-c DateStyle=ISO -c IntervalStyle=postgres -c TimeZone=UTC -c extra_float_digits=1 -c standard_conforming_strings=on";
    for (const auto &[name, value] : parameters)
        options += " -c " + name + "=" + escaped(value);
    const bool plain = tls == TlsMode::Disable || isSocket();
    return {
        {"host", host},
        {"hostaddr", address},
        {"port", port},
        {"dbname", database},
        {"user", user},
        {"passfile", passFile.empty() ? kNoFile : passFile},
        {"sslmode", plain ? "disable" : modeName(tls)},
        {"sslrootcert", verifies() ? trustedAuthorities() : kNoFile},
        {"sslcert", certificate.empty() ? kNoFile : certificate},
        {"sslkey", key.empty() ? kNoFile : key},
        {"sslcrl", kNoFile},
        {"sslcompression", "0"},
        {"ssl_min_protocol_version", "TLSv1.2"},
        {"channel_binding", "prefer"},
        {"gssencmode", "disable"},
        {"keepalives", "1"},
        {"keepalives_idle", "10"},
        {"keepalives_interval", "5"},
        {"keepalives_count", "3"},
        {"tcp_user_timeout", "8000"},
        {"target_session_attrs", "any"}, // which role it has is seen, not chosen: a split brain must show
        {"client_encoding", "UTF8"},
        {"application_name", applicationName},
        {"options", options},
    };
}

void scrubEnvironment()
{
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names)
        if (name.startsWith(QLatin1String("PG")))
            qunsetenv(qPrintable(name));
}

} // namespace postgres
