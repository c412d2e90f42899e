// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sandbox/serverkind.h"

namespace sandbox {

// A part of quarterdeckctl that runs as a server of the sandbox: the service, the workload.
class ProgramKind final : public ServerKind {
public:
    ProgramKind(QLatin1StringView subcommand, bool listens) : m_subcommand(subcommand), m_listens(listens) {}

    flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const override;
    flow::Task<flow::Result<void>> ready(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] bool hasPort() const override { return m_listens; }

private:
    QLatin1StringView m_subcommand;
    bool m_listens;
};

// The quarterdeckctl of this build: beside the running program, two folders up (tests), or $QUARTERDECKCTL.
[[nodiscard]] flow::Result<QString> findQuarterdeckctl();

} // namespace sandbox
