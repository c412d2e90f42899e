// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which process is meant: a pid alone is reused by the kernel, a pid with its start time is not. Any thread.

#include <QList>
#include <QtGlobal>

#include <sys/types.h>

namespace process {

struct Identity {
    pid_t pid = 0;
    quint64 startTime = 0; // clock ticks since boot, field 22 of /proc/PID/stat

    friend bool operator==(const Identity &, const Identity &) = default;
};

// 0 when there is no such process, or only its zombie.
[[nodiscard]] quint64 startTimeOf(pid_t pid);
[[nodiscard]] bool processAlive(pid_t pid, quint64 startTime);
[[nodiscard]] inline bool processAlive(const Identity &p) { return processAlive(p.pid, p.startTime); }
[[nodiscard]] bool processStopped(const Identity &p); // by SIGSTOP
[[nodiscard]] bool hasTerminal(const Identity &p); // somebody works with it; false, too, when it is gone

// Direct children, and every live process of the session that this process leads (the leader included; it may
// have died: its workers are still found, and a reused pid is not mistaken for it).
[[nodiscard]] QList<Identity> childrenOf(const Identity &p);
[[nodiscard]] QList<Identity> sessionOf(const Identity &leader);
[[nodiscard]] QList<Identity> allProcesses(); // that we may see

// Sends the signal when the process is still the one that is meant. False: it is not there any more.
bool signalProcess(const Identity &p, int signal);

} // namespace process
