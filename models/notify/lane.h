// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notify/diskoutbox.h"

namespace notify {

// One channel at work: when it may send again, and who sends.
struct DiskOutbox::Lane {
    Lane(const Channel &c, std::unique_ptr<Sender> s) : channel(c), sender(std::move(s)) {}
    const Channel &channel;
    std::unique_ptr<Sender> sender;
    flow::TimePoint notBefore{};  // a pause after a failure, or the channel's pace
    flow::TimePoint nextUpkeep{};
    int failures = 0; // in a row
    bool asksToWait = false; // the pause is what the other side asked for
    flow::Event woke;
};

} // namespace notify
