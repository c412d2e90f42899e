// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line of the system's list of users. getpwnam and getpwuid answer all threads from one place in memory; these do not.
// Blocks: the list may be kept by a service that hangs. Any thread.

#include <QString>

#include <sys/types.h>

#include <optional>

namespace base {

struct PasswdEntry {
    uid_t uid = 0;
    gid_t gid = 0;
    QString name;
};

// Nothing: there is none, or the list cannot be read.
[[nodiscard]] std::optional<PasswdEntry> passwdOf(uid_t user);
[[nodiscard]] std::optional<PasswdEntry> passwdNamed(const QString &name);

} // namespace base
