// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A short look at a TLS server on loopback: which certificate does it show to whoever connects now? Nothing is
// verified and nothing is sent after the handshake. Engine thread only.

#include "models/flow/scope.h"

#include <QByteArray>

namespace sandbox {

enum class TlsDoor { Direct, PostgresRequest }; // PostgreSQL and PgBouncer want to be asked for TLS first

// The server's own certificate, DER.
flow::Task<flow::Result<QByteArray>> shownCertificate(
    flow::Reactor &reactor, int port, TlsDoor door, flow::TimePoint due);

} // namespace sandbox
