// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which server a fault, or its healing, is about. A web address is two servers, nginx and the program behind it: each
// answers to the other's name where only one of the two can have the fault. Any thread.

#include "models/sandbox/faultkind.h"

namespace sandbox {

// target empty: the natural server of the fault.
[[nodiscard]] flow::Result<ServerRecord> faultTarget(
    const StateFile &state, const FaultKind &kind, const QString &target);

// target empty: all servers, in start order.
[[nodiscard]] flow::Result<QStringList> healTargets(const StateFile &state, const QString &target);

} // namespace sandbox
