// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the kernel says about the incoming side of a socket. Any thread.

#include <cstdint>

namespace postgres {

// Bytes that a TCP connection has received since it was made; 0: it is no TCP connection.
[[nodiscard]] std::uint64_t bytesReceived(int socket);
// From now on the kernel holds little for us: libpq reads until it finds none, however large the row.
void receiveLittle(int socket);
// Bytes that wait to be read.
[[nodiscard]] std::uint64_t bytesWaiting(int socket);

} // namespace postgres
