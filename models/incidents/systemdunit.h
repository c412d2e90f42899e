// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The unit of systemd that a process runs in, as its control group names it. Any thread; reads /proc.

#include <QByteArray>
#include <QString>

#include <optional>

#include <sys/types.h>

namespace incidents {

struct SystemdUnit {
    QString name;                 // postgresql@15-main.service; empty: in none, or in one of which it is only a part (a login session)
    std::optional<uid_t> user = {}; // whose systemd runs it; nothing: the machine's own
};

// Of the lines of /proc/PID/cgroup. Pure.
[[nodiscard]] SystemdUnit unitIn(const QByteArray &groups);
// In which the server of this data folder runs; no name also when it does not run.
[[nodiscard]] SystemdUnit unitOf(const QString &dataFolder);

} // namespace incidents
