// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/peercertificates.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace http {

namespace {

constexpr int kMostNames = 100;

QString shown(base::WallTime t)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(t.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
}

base::WallTime timeOf(const ASN1_TIME *t)
{
    std::tm parts{};
    if (!t || ASN1_TIME_to_tm(t, &parts) != 1)
        return {};
    return std::chrono::system_clock::from_time_t(timegm(&parts));
}

std::string oneLine(const X509_NAME *name)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    char *data = nullptr;
    const long n = BIO_get_mem_data(bio.get(), &data);
    return n > 0 ? std::string(data, std::size_t(n)) : std::string();
}

std::string textOf(const GENERAL_NAME *name)
{
    if (name->type == GEN_DNS) {
        const auto *s = name->d.dNSName;
        return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(s)), std::size_t(ASN1_STRING_length(s))};
    }
    if (name->type != GEN_IPADD)
        return {};
    char text[INET6_ADDRSTRLEN] = {};
    const int bytes = ASN1_STRING_length(name->d.iPAddress);
    if (bytes == 4 || bytes == 16)
        inet_ntop(bytes == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(name->d.iPAddress), text, sizeof text);
    return text;
}

std::vector<std::string> namesOf(X509 *certificate)
{
    std::vector<std::string> out;
    auto *list = static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; list && i < std::min(sk_GENERAL_NAME_num(list), kMostNames); ++i)
        if (auto text = textOf(sk_GENERAL_NAME_value(list, i)); !text.empty())
            out.push_back(std::move(text));
    GENERAL_NAMES_free(list);
    if (out.empty()) {
        char common[256] = {};
        if (X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, common, sizeof common) > 0)
            out.emplace_back(common);
    }
    return out;
}

int contextIndex()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

} // namespace

void PeerCertificates::observe(ssl_ctx_st *context, bool trustAnyway)
{
    *this = PeerCertificates();
    m_trustAnyway = trustAnyway;
    SSL_CTX_set_ex_data(context, contextIndex(), this);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, &PeerCertificates::verify);
}

int PeerCertificates::verify(int trusted, x509_store_ctx_st *store)
{
    auto *ssl = static_cast<SSL *>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto *me = static_cast<PeerCertificates *>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), contextIndex()));
    if (!me->seen) {
        me->protocol = SSL_get_version(ssl);
        me->collect(store);
    }
    if (!trusted && me->verifyError == X509_V_OK)
        me->verifyError = X509_STORE_CTX_get_error(store);
    return trusted || me->m_trustAnyway;
}

void PeerCertificates::collect(x509_store_ctx_st *store)
{
    X509 *leaf = X509_STORE_CTX_get0_cert(store);
    if (!leaf)
        return;
    seen = true;
    notBefore = timeOf(X509_get0_notBefore(leaf));
    notAfter = timeOf(X509_get0_notAfter(leaf));
    earliestNotAfter = notAfter;
    names = namesOf(leaf);
    issuer = oneLine(X509_get_issuer_name(leaf));
    const STACK_OF(X509) *sent = X509_STORE_CTX_get0_untrusted(store);
    for (int i = 0; sent && i < sk_X509_num(sent); ++i)
        earliestNotAfter = std::min(earliestNotAfter, timeOf(X509_get0_notAfter(sk_X509_value(sent, i))));
}

base::Error PeerCertificates::refusal(const std::string &host, base::WallTime now) const
{
    QString text, remedy;
    const QString clock = QCoreApplication::translate("http", "This machine's clock says %1.").arg(shown(now));
    switch (verifyError) {
    case X509_V_OK: {
        QStringList list;
        for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 5); ++i)
            list += QString::fromStdString(names[i]);
        text = QCoreApplication::translate("http", "The certificate is for %1, not for %2.")
                   .arg(list.isEmpty() ? QCoreApplication::translate("http", "no name at all") : list.join(QStringLiteral(", ")), QString::fromStdString(host));
        remedy = QCoreApplication::translate("http", "Use a name that is in the certificate, or have a certificate issued for this name.");
        break;
    }
    case X509_V_ERR_CERT_HAS_EXPIRED:
        text = notAfter <= now ? QCoreApplication::translate("http", "The certificate expired on %1. %2").arg(shown(notAfter), clock)
                               : QCoreApplication::translate("http", "A certificate of the chain expired on %1. %2").arg(shown(earliestNotAfter), clock);
        remedy = QCoreApplication::translate("http", "Renew the certificate and reload the server.");
        break;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        text = QCoreApplication::translate("http", "The certificate is not valid before %1. %2").arg(shown(notBefore), clock);
        remedy = QCoreApplication::translate("http", "Check the clocks of this machine and of the server.");
        break;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        text = QCoreApplication::translate("http", "The certificate was issued by an unknown authority: %1.").arg(QString::fromStdString(issuer));
        remedy = QCoreApplication::translate("http", "Name the authority's certificate as root_certificate of this target, if you trust it.");
        break;
    default:
        text = QCoreApplication::translate("http", "The certificate was refused: %1.").arg(QString::fromUtf8(X509_verify_cert_error_string(verifyError)));
        remedy = QCoreApplication::translate("http", "Have the server's certificate replaced.");
    }
    return {base::Errc::Tls, text.toStdString(), {}, {}, remedy.toStdString()};
}

} // namespace http
