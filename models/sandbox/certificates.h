// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sandbox's own certificate authority: P-256 keys, made here and never shipped. Any thread; a few
// milliseconds of blocking.

#include "models/base/result.h"

#include <QDateTime>
#include <QString>

namespace sandbox {

// Writes FOLDER/ca.crt and ca.key (0600), valid for a year.
[[nodiscard]] base::Result<void> createAuthority(const QString &folder, const QString &commonName);

// A server certificate for localhost, 127.0.0.1 and ::1 signed by the authority in `authority`; an existing pair is
// replaced by rename. The key is 0600. A server picks it up at its next reload.
[[nodiscard]] base::Result<void> issueCertificate(const QString &authority, const QString &certificate,
                                                  const QString &key, const QDateTime &notBefore,
                                                  const QDateTime &notAfter);

// The certificate in that file, DER; and whether there is one and its time is over.
[[nodiscard]] base::Result<QByteArray> storedCertificate(const QString &path);
[[nodiscard]] bool certificateExpired(const QString &path);

} // namespace sandbox
