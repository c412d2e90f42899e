// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches a Redis server over one connection: INFO, its clock and the declared keys in one round trip an interval,
// a few settings each cold interval, its death at once. Engine thread; owned by the Watcher.

#include "models/watch/backoffprobe.h"
#include "models/watch/redisfigures.h"
#include "models/watch/rediskeys.h"
#include "models/watch/redissettings.h"

namespace watch {

class RedisProbe final : public BackoffProbe {
public:
    RedisProbe(const ProbeContext &context, const environment::Target &target);

private:
    flow::Task<base::Error> watchOnce(Publisher &out) override;
    void publishUnreachable(const base::Error &error, Publisher &out) override;
    flow::Task<base::Result<void>> converse(Publisher &out); // until the connection ends
    flow::Task<base::Result<void>> round(redis::Connection &connection, Publisher &out, bool withSettings);
    base::Result<void> read(const std::vector<redis::Reply> &replies, bool withSettings, Sample &sample, Publisher &out);

    const environment::Target &m_target;
    RedisFigures m_figures;
    RedisFigures::Settings m_settings;
    RedisKeys m_keys;
};

} // namespace watch
