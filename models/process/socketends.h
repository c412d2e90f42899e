// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a connected socket leads to. Any thread.

namespace process {

// Both ends are on this machine: a Unix socket, a loopback address, or the same address at both ends. What listens there may
// still be a tunnel to another machine. False also when the socket does not say.
[[nodiscard]] bool bothEndsHere(int socket);

} // namespace process
