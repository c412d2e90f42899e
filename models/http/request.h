// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is asked of an HTTP server, and how far its TLS identity is trusted. Values; engine thread.

#include "models/flow/clock.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace http {

struct Request {
    std::string url; // http or https, absolute
    std::string method = "GET";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;                        // sent where there is any; its Content-Type is one of the headers
    bool followRedirects = false;            // at most five; never while the client carries a secret
    std::size_t maxBody = std::size_t(1) << 20; // bytes; a longer answer ends with Errc::Protocol
    // A kept connection older than this is replaced, so that name, route and certificate are checked anew.
    flow::milliseconds maxConnectionAge{60000};

    explicit Request(std::string u) : url(std::move(u)) {}
};

struct TlsSettings {
    bool verifyAuthority = true;
    bool verifyName = true;
    std::string rootCertificate; // PEM file; empty: the system's
    std::string certificate;     // client certificate and key, PEM files, both or none
    std::string key;
};

} // namespace http
