// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How to reach one database as one role. Every connection to it, and every one derived from it (cancel, reconnect,
// a child program's), is made from this one object, so that none can be less protected than the first. A value;
// the password is shared, never copied into a string of connection keywords.

#include "models/base/secret.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace postgres {

enum class TlsMode { VerifyFull, VerifyCa, Require, Prefer, Disable };

class ConnectionSettings {
public:
    ConnectionSettings(std::string h, std::string p, std::string d, std::string u)
        : host(std::move(h)), port(std::move(p)), database(std::move(d)), user(std::move(u))
    {
    }

    std::string host; // name, address, or a socket folder ("/run/postgresql")
    std::string port;
    std::string database;
    std::string user;
    TlsMode tls = TlsMode::VerifyFull; // means nothing on a Unix socket
    std::string rootCertificate;       // file; empty: the system's authorities
    std::string certificate, key;      // files of the client; both or none
    std::string passFile;              // empty: none is read
    std::string applicationName = "quarterdeck";
    std::vector<std::pair<std::string, std::string>> parameters; // server settings of the session: statement_timeout ...
    bool poolerConsole = false; // PgBouncer's console: knows no server settings at start-up
    std::string title; // what messages call it; empty: host and port
    std::shared_ptr<const base::Secret> password;

    // Makes every session of this object refuse to write and give up instead of waiting.
    void guard(int statementMilliseconds, int lockMilliseconds);

    [[nodiscard]] bool isSocket() const { return host.starts_with('/'); }
    [[nodiscard]] std::string label() const { return title.empty() ? host + ":" + port : title; }
    [[nodiscard]] std::string trustedAuthorities() const; // the file verification uses
    [[nodiscard]] bool verifies() const { return tls == TlsMode::VerifyFull || tls == TlsMode::VerifyCa; }

    // Keywords and values for PQconnectStartParams, all that matter for security among them; the password is not.
    [[nodiscard]] std::vector<std::pair<const char *, std::string>> keywords(const std::string &address) const;
};

// Removes every PG* variable from this process's environment: a left-over PGPASSWORD or PGSSLMODE must not decide
// anything. Call first thing in main, before a thread runs.
void scrubEnvironment();

} // namespace postgres
