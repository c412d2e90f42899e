// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where this person's files live (XDG base directories). The functions only name folders; ensureFolder makes one
// for the owner alone. Any thread.

#include "models/base/result.h"

#include <QString>

namespace base {

QString configFolder();           // $XDG_CONFIG_HOME/quarterdeck, else ~/.config/quarterdeck
QString stateFolder();            // $XDG_STATE_HOME/quarterdeck, else ~/.local/state/quarterdeck
QString defaultEnvironmentFile(); // configFolder()/environment.yaml
// What is kept of one environment: stateFolder()/KIND-HASH.jsonl; empty without a home.
QString environmentStateFile(const QString &kind, const QString &environment);
QString environmentStateFolder(const QString &kind, const QString &environment); // stateFolder()/KIND-HASH

// Makes the folder with mode 0700. Without a home folder, or where it cannot be written, the error says which
// variable to set.
Result<void> ensureFolder(const QString &folder);

} // namespace base
