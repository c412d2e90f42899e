// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How one kind of server is made, started and recognised as ready. One stateless object a kind. Engine thread only.

#include "models/sandbox/site.h"

namespace sandbox {

class ServerKind {
public:
    ServerKind() = default;
    ServerKind(const ServerKind &) = delete;
    ServerKind &operator=(const ServerKind &) = delete;
    virtual ~ServerKind() = default;

    // Once, in a new sandbox: configuration and data. The server's folder with its marker exists. What it depends on
    // is ready.
    virtual flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const = 0;

    // Runs in the foreground, as the site's account, in the server's folder.
    [[nodiscard]] virtual flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const = 0;

    // Before each start: clears away what a crash left behind.
    [[nodiscard]] virtual flow::Result<void> tidy(const Site &site, const ServerPlan &plan) const;

    // Until it serves. Default: its port accepts.
    virtual flow::Task<flow::Result<void>> ready(Site &site, const ServerPlan &plan, flow::TimePoint due) const;

    // Once, after the first start: roles, databases, schema.
    virtual flow::Task<flow::Result<void>> fill(Site &site, const ServerPlan &plan, flow::TimePoint due) const;

    [[nodiscard]] virtual bool hasPort() const { return true; }
};

// Null for an unknown name.
[[nodiscard]] const ServerKind *serverKind(const QString &kind);

// "the program X is not installed", with the package that has it.
[[nodiscard]] flow::Result<QString> tool(const QString &name, const QString &package);

} // namespace sandbox
