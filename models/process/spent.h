// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a process of this machine has spent since it began, as the kernel counts it. Any thread but those that may not wait: it
// reads /proc, some ten microseconds a process.

#include "models/base/clock.h"

#include <QByteArray>

#include <sys/types.h>

#include <cstdint>
#include <optional>

namespace process {

struct Spent {
    enum class Disk : std::uint8_t { Known, Refused, NotCounted }; // Refused: its own user and root alone may know

    QByteArray name;       // of its program: the first 15 bytes
    double startedAt = 0;  // seconds since 1970, by this machine's clock as it stands now; to the hundredth
    std::uint64_t startTicks = 0; // the same since the machine began, by a clock that nobody sets: with the number it is this process alone
    double cpuSeconds = 0; // user and system, of all its threads
    Disk disk = Disk::NotCounted;
    double readBytes = 0, writtenBytes = 0; // from and to disks
    base::TimePoint at{};
};

// Nothing: there is no such process that we may see, or only its zombie. All of it is of one process, also when that ends
// meanwhile and another gets its number.
[[nodiscard]] std::optional<Spent> spentBy(pid_t pid);

} // namespace process
