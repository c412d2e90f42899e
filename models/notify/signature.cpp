// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/signature.h"

#include <QList>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace notify {

QByteArray signatureOf(const base::Secret &key, const QByteArray &text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.reveal().data(), int(key.reveal().size()), reinterpret_cast<const unsigned char *>(text.constData()), std::size_t(text.size()), digest, &size);
    return "v1=" + QByteArray(reinterpret_cast<const char *>(digest), int(size)).toHex();
}

bool isSigned(const QByteArray &header, const base::Secret &key, const QByteArray &text)
{
    if (key.empty())
        return false;
    const QByteArray wanted = signatureOf(key, text);
    bool found = false;
    for (const QByteArray &one : header.split(',')) {
        const QByteArray given = one.trimmed();
        found |= given.size() == wanted.size() && CRYPTO_memcmp(given.constData(), wanted.constData(), std::size_t(wanted.size())) == 0;
    }
    return found;
}

} // namespace notify
