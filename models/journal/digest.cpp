// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/digest.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <openssl/evp.h>

#include <array>
#include <initializer_list>
#include <memory>

namespace journal {

namespace {

// Looking an algorithm up costs more than hashing a record with it.
QByteArray sha256(std::initializer_list<QByteArrayView> parts)
{
    static EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    struct Free {
        void operator()(EVP_MD_CTX *c) const { EVP_MD_CTX_free(c); }
    };
    thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    QByteArray out(kDigestSize, Qt::Uninitialized);
    bool good = algorithm && EVP_DigestInit_ex2(context.get(), algorithm, nullptr) == 1;
    for (const QByteArrayView part : parts)
        good = good && EVP_DigestUpdate(context.get(), part.data(), std::size_t(part.size())) == 1;
    if (!good || EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(out.data()), nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
    return out;
}

} // namespace

QByteArray leafHash(QByteArrayView record)
{
    static constexpr char domain[] = "\0quarterdeck-journal-v1";
    std::array<char, 8> length{};
    qToBigEndian(quint64(record.size()), length.data());
    return sha256({QByteArrayView(domain, sizeof domain - 1), QByteArrayView(length.data(), 8), record});
}

QByteArray keyedHash(QByteArrayView key, QByteArrayView text)
{
    Q_ASSERT(key.size() <= 64);
    std::array<char, 64> inner, outer;
    for (qsizetype i = 0; i < 64; ++i) {
        const char k = i < key.size() ? key[i] : char(0);
        inner[std::size_t(i)] = char(k ^ 0x36);
        outer[std::size_t(i)] = char(k ^ 0x5c);
    }
    const QByteArray first = sha256({QByteArrayView(inner.data(), 64), text});
    return sha256({QByteArrayView(outer.data(), 64), first});
}

QByteArray randomBytes(qsizetype count)
{
    Q_ASSERT(count % 4 == 0);
    QByteArray out(count, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(out.data()), count / 4);
    return out;
}

QByteArray pseudonym(QByteArrayView salt, QByteArrayView name)
{
    return keyedHash(salt, name).first(16).toHex();
}

} // namespace journal
