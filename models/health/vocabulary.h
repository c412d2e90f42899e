// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The closed vocabularies of the servers in the person's language: session states, roles, what a replication link or
// a slot does. English shows the server's own word. A word that is not among them is shown as received, made visible.
// The raw word stays where it is copied and compared. Pure functions.

#include <QString>

namespace health {

[[nodiscard]] QString spoken(const QString &serverWord);

} // namespace health
