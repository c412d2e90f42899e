// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the kernel says of a process in one line (/proc/PID/stat) and of its reading and writing (/proc/PID/io). Pure functions.

#include <QByteArray>
#include <QtGlobal>

#include <sys/types.h>

#include <optional>

namespace process {

struct ProcStat {
    QByteArray name;          // of its program: the first 15 bytes, whatever they are
    char state = 0;           // Z: a zombie
    pid_t parent = 0;
    pid_t session = 0;
    int terminal = 0;         // device number, 0: none
    quint64 cpuTicks = 0;     // clock ticks, user and system, of all its threads
    quint64 startTime = 0;    // clock ticks since boot, field 22

    [[nodiscard]] bool gone() const { return state == 'Z' || state == 'X'; }
    friend bool operator==(const ProcStat &, const ProcStat &) = default;
};

struct ProcIo {
    quint64 readBytes = 0, writtenBytes = 0; // from and to disks; what the page cache had is not in them
    friend bool operator==(const ProcIo &, const ProcIo &) = default;
};

// Nothing: it is not such a line, or not all of it.
[[nodiscard]] std::optional<ProcStat> parseProcStat(const QByteArray &text);
[[nodiscard]] std::optional<ProcIo> parseProcIo(const QByteArray &text);

} // namespace process
