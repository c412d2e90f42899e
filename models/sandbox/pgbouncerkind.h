// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sandbox/serverkind.h"

namespace sandbox {

// PgBouncer in transaction mode; TLS offered to clients and demanded of the server.
class PgBouncerKind final : public ServerKind {
public:
    flow::Task<flow::Result<void>> create(Site &site, const ServerPlan &plan, flow::TimePoint due) const override;
    [[nodiscard]] flow::Result<process::Argv> command(const Site &site, const ServerPlan &plan) const override;
};

} // namespace sandbox
