// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reading the few facts of an X.509 certificate that people are told. Any thread.

#include "models/base/clock.h"

#include <optional>
#include <string>

struct x509_st;
struct ssl_st;

namespace postgres {

[[nodiscard]] std::optional<base::WallTime> validUntil(const x509_st *certificate);
[[nodiscard]] std::optional<base::WallTime> validFrom(const x509_st *certificate);
[[nodiscard]] std::string names(const x509_st *certificate);  // "localhost, 127.0.0.1"
[[nodiscard]] std::string issuer(const x509_st *certificate); // "CN=test authority"
[[nodiscard]] std::string shown(base::WallTime t);            // "2026-11-22 02:00 UTC"

// Of the other end of a TLS connection.
[[nodiscard]] std::optional<base::WallTime> peerValidUntil(ssl_st *connection);

} // namespace postgres
