// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sandbox/serverkind.h"

namespace sandbox {

// A PostgreSQL primary with WAL archiving and TLS, or a standby that streams from one.
class PostgresKind final : public ServerKind {
public:
    flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const override;
    [[nodiscard]] flow::Result<void> tidy(const Site &site, const ServerPlan &plan) const override;
    flow::Task<flow::Result<void>> ready(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    flow::Task<flow::Result<void>> fill(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
};

} // namespace sandbox
