// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Turns what a Redis server said into the readings of its target: INFO, a few settings, its clock. Remembers the
// counters of before. Engine thread; no waiting.

#include "models/watch/ratecounter.h"
#include "models/watch/redisinfo.h"
#include "models/watch/snapshot.h"

namespace watch {

class RedisFigures {
public:
    // Settings that some versions do not show in INFO; absent while unknown or not permitted.
    struct Settings {
        std::optional<double> maxMemory, maxClients;
        std::optional<bool> saves; // keeps snapshots at all
    };

    // clock: seconds since 1970 on the server.
    void read(const RedisInfo &info, const Settings &settings, double clock, Sample &sample);
    [[nodiscard]] static Facts factsOf(const RedisInfo &info, double clock);
    static void missing(NoValue reason, const base::Untrusted &why, Sample &sample);

private:
    void readMemory(const RedisInfo &info, const Settings &settings, Sample &sample);
    void readClients(const RedisInfo &info, const Settings &settings, Sample &sample);
    void readPersistence(const RedisInfo &info, const Settings &settings, double clock, Sample &sample);
    void readReplication(const RedisInfo &info, Sample &sample);
    void readTraffic(const RedisInfo &info, Sample &sample);

    std::string m_run; // id of the server's process: counters begin anew with it
    RateCounter m_commands, m_hits, m_misses;
    RateCounter m_rejected{std::chrono::seconds(60)}, m_evicted{std::chrono::seconds(60)};
};

} // namespace watch
