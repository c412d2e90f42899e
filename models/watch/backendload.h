// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the process behind a session spends of the machine, where the server runs on this one. A value; any thread.

#include <cstdint>
#include <optional>

namespace watch {

struct BackendLoad {
    enum class Missing : std::uint8_t { // why a figure is not there
        Elsewhere,  // the server runs on another machine, as far as can be proven: nothing was read
        Nothing,    // all are there
        SecondLook, // a rate needs two
        Hidden,     // our login may not see when this session began
        NotFound,   // no process with this number began here then
        TooMany,    // others were looked at first
        NoAnswer,   // the kernel did not answer in time
        NoRight,    // reading and writing: for the server's own user and root alone
        NotCounted, // the same: by no kernel of this kind
    };
    Missing missing = Missing::Elsewhere;
    std::optional<double> cpuPercent;                             // of one processor
    std::optional<double> readBytesPerSecond, writtenBytesPerSecond; // from and to disks
    friend bool operator==(const BackendLoad &, const BackendLoad &) = default;
};

} // namespace watch
