// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/certificate.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

namespace postgres {

namespace {

std::optional<base::WallTime> timeOf(const ASN1_TIME *t)
{
    std::tm parts{};
    if (!t || !ASN1_TIME_to_tm(t, &parts))
        return {};
    return std::chrono::system_clock::from_time_t(timegm(&parts));
}

struct NamesDeleter {
    void operator()(GENERAL_NAMES *n) const { GENERAL_NAMES_free(n); }
};

} // namespace

std::optional<base::WallTime> validUntil(const x509_st *c)
{
    return timeOf(X509_get0_notAfter(c));
}

std::optional<base::WallTime> validFrom(const x509_st *c)
{
    return timeOf(X509_get0_notBefore(c));
}

std::string names(const x509_st *c)
{
    const std::unique_ptr<GENERAL_NAMES, NamesDeleter> all(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(c, NID_subject_alt_name, nullptr, nullptr)));
    std::string out;
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const GENERAL_NAME *n = sk_GENERAL_NAME_value(all.get(), i);
        std::string one;
        if (n->type == GEN_DNS) {
            one.assign(reinterpret_cast<const char *>(ASN1_STRING_get0_data(n->d.dNSName)), std::size_t(ASN1_STRING_length(n->d.dNSName)));
        } else if (n->type == GEN_IPADD) {
            char text[INET6_ADDRSTRLEN] = {};
            const int family = ASN1_STRING_length(n->d.iPAddress) == 4 ? AF_INET : AF_INET6;
            if (inet_ntop(family, ASN1_STRING_get0_data(n->d.iPAddress), text, sizeof text))
                one = text;
        }
        if (!one.empty())
            out += (out.empty() ? "" : ", ") + one;
    }
    if (!out.empty())
        return out;
    char common[256] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(c), NID_commonName, common, sizeof common);
    return common;
}

std::string issuer(const x509_st *c)
{
    char text[256] = {};
    X509_NAME_get_text_by_NID(X509_get_issuer_name(c), NID_commonName, text, sizeof text);
    return text;
}

std::string shown(base::WallTime t)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(t);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40] = {};
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return text;
}

std::optional<base::WallTime> peerValidUntil(ssl_st *connection)
{
    if (!connection)
        return {};
    const X509 *c = SSL_get0_peer_certificate(connection);
    return c ? validUntil(c) : std::nullopt;
}

} // namespace postgres
