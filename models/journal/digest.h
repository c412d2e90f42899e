// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The hashes of the journal's format (resources/docs/journal.md), on OpenSSL. 32 raw bytes each. Any thread.

#include <QByteArray>

namespace journal {

inline constexpr qsizetype kDigestSize = 32;

// SHA-256(0x00, "quarterdeck-journal-v1", length of the record in 8 bytes, the record).
[[nodiscard]] QByteArray leafHash(QByteArrayView record);
// HMAC-SHA-256; keys of at most 64 bytes.
[[nodiscard]] QByteArray keyedHash(QByteArrayView key, QByteArrayView text);
[[nodiscard]] QByteArray randomBytes(qsizetype count);
// What stands for a person in records: hex digits that say nothing without the salt.
[[nodiscard]] QByteArray pseudonym(QByteArrayView salt, QByteArrayView name);

} // namespace journal
