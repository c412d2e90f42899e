// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Servers that need one configuration file and nothing else.

#include "models/sandbox/serverkind.h"

namespace sandbox {

class RedisKind final : public ServerKind {
public:
    flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const override;
};

// TLS in front of one HTTP server.
class NginxKind final : public ServerKind {
public:
    flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const override;
};

// The host's figures. Runs in the sandbox's namespace, so that it sees the size-limited file system too.
class NodeExporterKind final : public ServerKind {
public:
    flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const override;
};

} // namespace sandbox
