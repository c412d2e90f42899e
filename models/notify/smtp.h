// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One mail over SMTP. Blocks until it is taken, refused or `limit` has passed: a pool thread only.

#include "models/base/secret.h"
#include "models/notify/sender.h"

namespace notify {

struct Mail {
    Channel channel;
    base::Secret password;
    QByteArray text;
};

// 2xx accepted; 4xx and a lost connection later; 5xx refuses the mail; refused credentials break the channel.
[[nodiscard]] Attempt sendMail(const Mail &mail, base::milliseconds limit);

} // namespace notify
