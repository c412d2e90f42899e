// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// HMAC-SHA256 signatures as our webhooks carry them and as PagerDuty's do: "v1=" and hex digits, several with commas between
// while keys are changed. Sources: RFC 2104; developer.pagerduty.com, "Webhook signatures". Any thread.

#include "models/base/secret.h"

#include <QByteArray>

namespace notify {

[[nodiscard]] QByteArray signatureOf(const base::Secret &key, const QByteArray &text); // "v1=5bdc..."
// One of those in the header is of this key. An empty key signs nothing. Takes as long whether it is or not.
[[nodiscard]] bool isSigned(const QByteArray &header, const base::Secret &key, const QByteArray &text);

} // namespace notify
