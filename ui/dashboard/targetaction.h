// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person asks for about the targets themselves, as a value: the dashboard offers it, the program does it.

#include <QString>

namespace dashboard {

struct TargetAction {
    enum class Kind { Add, Import, Edit, Test, MoveToTier, ArrangeTiers, Remove };
    Kind kind = Kind::Add;
    QString target = {}; // id; of Edit, Test, MoveToTier, Remove
    QString tier = {};   // id; of MoveToTier
};

} // namespace dashboard
