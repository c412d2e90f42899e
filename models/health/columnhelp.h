// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What each column of the live tables and of the fleet list means, in which unit, and where it is read: a table of
// words, translated when asked for. Pure function.

#include <QString>

namespace health {

enum class HelpSubject { Fleet, Sessions, Standbys, Slots, Pool, Storage, Vacuum, Indexes, Security, Parity, Statements, Compared };

// Empty: nothing is known of such a column. The last paragraph names the source.
[[nodiscard]] QString columnHelp(HelpSubject subject, int column);

} // namespace health
