// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which process writes a chain, as its genesis says. Any thread; reads a line of /proc.

#include "models/journal/record.h"

namespace journal {

[[nodiscard]] QString bootId(); // of the kernel; another after each start of the machine
// Fills in the fields of a genesis that tell who writes: program, version, host, process.
void signOrigin(Record &genesis, const QString &writer, const QString &version);
// On another machine, where nobody here can look.
[[nodiscard]] bool originElsewhere(const Record &genesis);
// The process that began this chain still runs, on this machine.
[[nodiscard]] bool originAlive(const Record &genesis);

} // namespace journal
