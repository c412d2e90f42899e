// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an HTTP server answered. Everything in it was chosen by the peer: show it through base::Untrusted.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// Milliseconds, each phase by itself. dns, connect and tls are 0 when the connection was kept from before.
struct Timings {
    double dns = 0;
    double connect = 0;
    double tls = 0;
    double firstByte = 0; // from the request being sent to the first byte of the answer: the server's share
    double total = 0;     // of the whole request, all phases
    bool reused = false;
};

struct Response {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; // in the order received
    std::string body;
    Timings timings;

    // First header of that name (any case), or nothing.
    [[nodiscard]] const std::string *header(std::string_view name) const;
};

} // namespace http
