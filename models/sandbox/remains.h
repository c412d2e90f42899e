// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Ending a sandbox whose state file is damaged or gone: what belongs to it is told by the marker of its folder and by
// the kernel. Nothing is touched where the folder carries no marker. A process is the sandbox's when
//   - it runs as the owner of the folder, who is not root,
//   - nobody works with it: it has no terminal, and
//   - it writes its output to a log in the folder, as each server was started, or it is a part of quarterdeckctl whose
//     configuration lies in the folder (the kernel keeps the files of those from other users).
// A shell, an editor or `tail` in the folder is none. Engine thread only; the caller holds the sandbox's lock.

#include "models/flow/scope.h"
#include "models/process/identity.h"

#include <QString>

namespace sandbox {

// Is there a folder that carries a sandbox's marker?
[[nodiscard]] bool hasMarker(const QString &folder);

[[nodiscard]] QList<process::Identity> processesOfSandbox(const QString &folder);

// Ends them. damage: what is wrong with its state file; stands first in the error when there is no marker.
flow::Task<flow::Result<void>> endRemains(flow::Reactor &reactor, QString folder, QString damage);
// Removes the folder with everything in it.
[[nodiscard]] flow::Result<void> removeRemains(const QString &folder);

} // namespace sandbox
