// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl journal checkpoint: how long every chain is now, signed with a person's SSH key, of the own journal or a
// shared one; and the evidence that such a file gives to verify.

#include "models/journal/anchorfile.h"

#include <optional>

namespace app {

class JournalOptions;

int runCheckpointCommand(const JournalOptions &options);
// What --checkpoint names, with its signature checked against --signers. Nothing: it was refused, and said so.
[[nodiscard]] std::optional<QList<journal::Anchor>> evidenceOfCheckpoint(const JournalOptions &options);

} // namespace app
