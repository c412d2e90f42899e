// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What changes the world goes through here: each act is one entry of the table, with who may do it and how dangerous it
// is (architecture: "Danger, in one place"). A button, a command line, a runbook step and a rule dispatch the same act.
// Values; any thread.

#include "models/journal/entry.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace acts {

// What the server lets our login do, weakest first; as the role probe found it on this connection.
enum class Role : std::uint8_t { Unknown, Viewer, Observer, Operator, Admin };

// Look and Reversible ask nothing; Disruptive shows its forecast and asks once, with a reason; Irreversible shows its
// price and asks for the target's name.
using journal::Danger;

struct Act {
    QString name; // "session.cancel": stable, stands in the journal
    Role needs = Role::Operator;
    Danger danger = Danger::Disruptive;
    Role most = Role::Admin; // no login that may do more than this is used for it
    bool here = false;       // changes this workstation alone: no server is asked, and none has to be there
    bool trial = false;      // leaves nothing changed: proves something, and is no step against what is wrong
};

// The words of watch::Facts::consoleRole; anything else is Unknown.
[[nodiscard]] Role roleOf(const QString &word);

[[nodiscard]] const QList<Act> &allActs();
[[nodiscard]] const Act *findAct(const QString &name);
// What a screen offers to this role: everything else is hidden there, and refused by the dispatcher all the same.
[[nodiscard]] QList<Act> actsFor(Role role);

} // namespace acts
