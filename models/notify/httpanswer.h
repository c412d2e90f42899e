// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an HTTP answer means for a message, the same for every channel that has no rules of its own. Pure, any thread.

#include "models/http/client.h"
#include "models/notify/sender.h"

namespace notify {

// 2xx accepted; 408, 425, 429 and 5xx later, as Retry-After says; 401, 403, 404, 410 and 3xx break the channel; other 4xx refuse the message.
[[nodiscard]] Attempt judged(const http::Response &response, base::WallTime now);
// It did not come to an answer.
[[nodiscard]] Attempt judged(const base::Error &error);
// Seconds or a date (RFC 9110), from 1 s to an hour.
[[nodiscard]] std::optional<base::milliseconds> retryAfter(const http::Response &response, base::WallTime now);

[[nodiscard]] http::TlsSettings tlsOf(const environment::Tls &tls);
// For error messages of the other side: one line, at most 200 characters, made visible.
[[nodiscard]] QString said(const std::string &body);

} // namespace notify
