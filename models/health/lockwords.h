// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is waited for, who has it, and how a prepared transaction is ended, in words. Modes of locks keep the server's names;
// names of objects are made visible, quoted as in SQL. Pure functions.

#include "models/health/sessiontree.h"

namespace health {

// "public.orders", "row (0,7) of public.orders", "transaction 742": what a lock is on.
[[nodiscard]] QString lockObject(const watch::LockWait &wait);
// "ShareLock on public.orders", "the end of transaction 742, for row (0,7) of public.orders". Empty: not read.
[[nodiscard]] QString waitWords(const watch::LockWait &wait);
// The same and who has it, a line each: "held by 4711 in AccessExclusiveLock".
[[nodiscard]] QStringList waitLines(const watch::LockWait &wait);
// "AccessExclusiveLock on public.orders"; of a transaction that is waited for because of a row: the row.
[[nodiscard]] QString heldWords(const SessionEntry::Held &held);
// What a sentence can say that somebody holds: the one relation or row that others wait for; empty when it is not one
// alone, or nothing with a name.
[[nodiscard]] QString heldInOneWord(const std::vector<SessionEntry::Held> &holds);

// "prepared transaction order-7", or that it is not known which one.
[[nodiscard]] QString preparedName(const watch::LockBlocker &prepared);
// Whose it is, where, since when, and what to do about it; a sentence each.
[[nodiscard]] QStringList preparedLines(const watch::LockBlocker &prepared);
// ROLLBACK PREPARED '...': what a server reads is its name exactly, whatever is in that, and what a person sees is all there
// is. Empty: its name is not known, or is no valid text.
[[nodiscard]] QString rollbackStatement(const watch::LockBlocker &prepared);

} // namespace health
