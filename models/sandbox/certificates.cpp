// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/certificates.h"

#include "models/process/account.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <sys/stat.h>
#include <unistd.h>

#include <memory>

namespace sandbox {

using base::Errc;
using base::Error;
using base::Result;

namespace {

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T *p) const
    {
        Free(p);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

std::unexpected<Error> failed(const QString &doing)
{
    char text[256] = "unknown reason";
    if (const unsigned long code = ERR_get_error())
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    Error e{Errc::Tls, text};
    e.action = doing.toStdString();
    return std::unexpected(std::move(e));
}

template <class Write>
QByteArray pem(Write write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    if (!memory || write(memory.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, qsizetype(size));
}

bool add(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Version 3, random serial, names and dates; not signed yet.
Certificate blank(const QString &commonName, EVP_PKEY *key, const QDateTime &from, const QDateTime &to)
{
    Certificate c(X509_new());
    unsigned char serial[16];
    if (!c || RAND_bytes(serial, sizeof serial) != 1)
        return {};
    serial[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, Deleter<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
    const QByteArray name = commonName.toUtf8();
    X509_NAME *subject = X509_get_subject_name(c.get());
    const bool good = number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(c.get()))
        && X509_set_version(c.get(), 2) == 1 && ASN1_TIME_set(X509_getm_notBefore(c.get()), from.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(c.get()), to.toSecsSinceEpoch()) && X509_set_pubkey(c.get(), key) == 1
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(name.constData()),
                                      int(name.size()), -1, 0)
            == 1;
    return good ? std::move(c) : Certificate();
}

Result<void> store(const QString &certificatePath, const QString &keyPath, X509 *certificate, EVP_PKEY *key)
{
    const QByteArray certificateText = pem([certificate](BIO *b) { return PEM_write_bio_X509(b, certificate); });
    const QByteArray keyText = pem([key](BIO *b) {
        return PEM_write_bio_PrivateKey(b, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    if (certificateText.isEmpty() || keyText.isEmpty())
        return failed(QCoreApplication::translate("sandbox", "write a certificate"));
    const process::Account owner = process::Account::ownerOf(QFileInfo(keyPath).path());
    if (auto written = process::writeFile(keyPath, keyText, owner, 0600); !written)
        return written;
    return process::writeFile(certificatePath, certificateText, owner, 0644);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

Certificate certificateIn(const QString &path)
{
    const QByteArray text = contents(path);
    const Memory memory(BIO_new_mem_buf(text.constData(), int(text.size())));
    return Certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

} // namespace

Result<void> createAuthority(const QString &folder, const QString &commonName)
{
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed(QCoreApplication::translate("sandbox", "make a key"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Certificate c = blank(commonName, key.get(), now.addSecs(-3600), now.addDays(365));
    if (!c || X509_set_issuer_name(c.get(), X509_get_subject_name(c.get())) != 1
        || !add(c.get(), c.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        || !add(c.get(), c.get(), NID_key_usage, "critical,keyCertSign,cRLSign")
        || !add(c.get(), c.get(), NID_subject_key_identifier, "hash") || !X509_sign(c.get(), key.get(), EVP_sha256()))
        return failed(QCoreApplication::translate("sandbox", "make a certificate authority"));
    return store(folder + QStringLiteral("/ca.crt"), folder + QStringLiteral("/ca.key"), c.get(), key.get());
}

Result<void> issueCertificate(const QString &authority, const QString &certificate, const QString &keyPath,
                              const QDateTime &notBefore, const QDateTime &notAfter)
{
    const QByteArray issuerKeyText = contents(authority + QStringLiteral("/ca.key"));
    const Memory issuerKeyMemory(BIO_new_mem_buf(issuerKeyText.constData(), int(issuerKeyText.size())));
    const Certificate issuer = certificateIn(authority + QStringLiteral("/ca.crt"));
    const Key issuerKey(PEM_read_bio_PrivateKey(issuerKeyMemory.get(), nullptr, nullptr, nullptr));
    if (!issuer || !issuerKey)
        return failed(QCoreApplication::translate("sandbox", "read the certificate authority"));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate c = key ? blank(QStringLiteral("localhost"), key.get(), notBefore, notAfter) : Certificate();
    if (!c || X509_set_issuer_name(c.get(), X509_get_subject_name(issuer.get())) != 1
        || !add(c.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE")
        || !add(c.get(), issuer.get(), NID_key_usage, "critical,digitalSignature")
        || !add(c.get(), issuer.get(), NID_ext_key_usage, "serverAuth")
        || !add(c.get(), issuer.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1")
        || !add(c.get(), issuer.get(), NID_authority_key_identifier, "keyid") || !X509_sign(c.get(), issuerKey.get(), EVP_sha256()))
        return failed(QCoreApplication::translate("sandbox", "make a server certificate"));
    return store(certificate, keyPath, c.get(), key.get());
}

Result<QByteArray> storedCertificate(const QString &path)
{
    const Certificate c = certificateIn(path);
    unsigned char *der = nullptr;
    const int size = c ? i2d_X509(c.get(), &der) : 0;
    if (size <= 0)
        return failed(QCoreApplication::translate("sandbox", "read a certificate"));
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return bytes;
}

bool certificateExpired(const QString &path)
{
    const Certificate c = certificateIn(path);
    return c && X509_cmp_current_time(X509_get0_notAfter(c.get())) < 0;
}

} // namespace sandbox
