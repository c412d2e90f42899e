// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches the newest sign of life of something without an address of its own: the time of a file, of a Redis key, or
// of a row. A key or row is read through the connection settings of the target that holds it, over a connection made
// for each look, each cold interval, so that the holder keeps no session for it. Engine thread; owned by the Watcher.

#include "models/watch/nap.h"
#include "models/watch/probe.h"

namespace watch {

class HeartbeatProbe final : public Probe {
public:
    HeartbeatProbe(const ProbeContext &context, const environment::Target &target);
    flow::Task<void> run(Publisher &out) override;
    void lookNow() override;

private:
    // heartbeat.age, or why the holder, which answered, has none to show. An Error: the holder did not answer.
    flow::Task<base::Result<Reading>> look();
    flow::Task<base::Result<Reading>> lookAtFile(flow::TimePoint due);
    flow::Task<base::Result<Reading>> lookAtKey(flow::TimePoint due);
    flow::Task<base::Result<Reading>> lookAtRow(flow::TimePoint due);

    ProbeContext m_context;
    const environment::Target &m_target;
    const environment::HeartbeatSettings &m_settings;
    const environment::Target *m_via; // null for a file
    flow::milliseconds m_interval;
    Nap m_nap;
    std::weak_ptr<bool> m_fileRead; // lives while a pool thread looks at the file
    bool m_mayLook = false; // it naps after a failure that is tried again
};

} // namespace watch
