// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What both programs do first in main, before any thread and before QCoreApplication.

#include <QString>

namespace base {

// No core dump, no debugger, no reader of our memory: RLIMIT_CORE 0 and not dumpable. The kernel then gives
// /proc/self to root: a program run by an ordinary user cannot read its own /proc/self/{fd,maps,exe,environ} by
// path, nor write uid_map for a child that has not yet called exec. Children are dumpable again after exec.
// Sanitized builds stay dumpable: their leak check attaches to the process.
void hardenProcess();

// Removes every PG* variable: libpq would fall back to them for whatever a connection does not say, a password
// included. Everything is passed explicitly instead.
void scrubEnvironment();

// Of what was removed, the names of files: "PGSERVICEFILE" or "PGPASSFILE" as the program was started with. Any thread.
[[nodiscard]] QString scrubbed(const char *name);

} // namespace base
