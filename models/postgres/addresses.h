// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The addresses behind the name of a server: what the name service says, and what it said when a login last worked, for the
// time it is silent. Of this process; any thread.

#include <optional>
#include <string>
#include <vector>

namespace postgres {

struct Addresses {
    std::vector<std::string> found;
    std::string error;      // empty: they were found
    bool temporary = false; // the name service failed: nobody said that there is no such name
};

// Blocks for as long as the name service likes: in a pool thread. Neither PQconnectStart nor getaddrinfo can be given a limit.
[[nodiscard]] Addresses lookUp(const std::string &host);

// A login worked there.
void rememberAddress(const std::string &host, const std::string &address);
[[nodiscard]] std::optional<std::string> lastAddress(const std::string &host);

} // namespace postgres
