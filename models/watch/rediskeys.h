// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The keys a Redis target declares: what to ask for each, and what the answers mean. No waiting.

#include "models/environment/environment.h"
#include "models/redis/connection.h"
#include "models/watch/reading.h"

#include <span>

namespace watch {

// One or two commands a key; append() says how many, read() takes as many replies.
class RedisKeys {
public:
    explicit RedisKeys(const QList<environment::RedisKey> &keys) : m_keys(keys) {}

    void append(std::vector<redis::Command> &commands) const;
    // replies: those of the appended commands, in order. clock: seconds since 1970 on the server.
    void read(std::span<const redis::Reply> replies, double clock, Sample &sample) const;
    void missing(NoValue reason, const base::Untrusted &why, Sample &sample) const;

private:
    const QList<environment::RedisKey> &m_keys;
};

} // namespace watch
