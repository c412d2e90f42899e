// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A probe watches one target until it is cancelled: connects, samples its lanes, notices death at once, comes
// back with back-off. Engine thread only; owned by the Watcher.

#include "models/environment/environment.h"
#include "models/flow/pool.h"
#include "models/flow/scope.h"
#include "models/watch/snapshot.h"

#include <functional>

namespace secrets {
class SecretSource;
}

namespace postgres {
class Asker;
}

namespace watch {

class ConnectionGate;
class Servers;

// What every probe may use. References outlive every probe.
struct ProbeContext {
    flow::Reactor &reactor;
    flow::BlockingPool &dns;      // name resolution, which may hang
    flow::BlockingPool &cancels;  // PQcancel, which may hang
    flow::BlockingPool &files;    // small file reads, of our own settings and of the kernel
    secrets::SecretSource &secrets;
    environment::EnvironmentPtr environment;
    ConnectionGate *gate = nullptr; // null: a single test of one connection, which waits for nobody
    Servers *servers = nullptr;     // null: each PostgreSQL target has connections of its own
    flow::BlockingPool *mounts = nullptr; // files that others write, maybe on a mount that hangs; null: a context of one target alone

    [[nodiscard]] flow::BlockingPool &othersFiles() const { return mounts ? *mounts : files; }
};

// Before a connection is made. Returns early only when cancelled.
flow::Task<base::Result<void>> passGate(ProbeContext context);

// Where a probe puts what it found; implemented by the Watcher. Every call is cheap and returns at once.
class Publisher {
public:
    virtual ~Publisher() = default;
    virtual void status(Condition condition, base::Error error = {}, base::TimePoint nextTry = {}) = 0;
    virtual void answered(base::TimePoint at) = 0; // the target said something just now
    virtual void asked(base::TimePoint sent, base::TimePoint answered) = 0; // a round of questions and its last answer
    virtual void facts(const Facts &facts) = 0;
    virtual void sample(Sample sample, std::chrono::milliseconds interval) = 0;
    virtual void sessions(std::vector<SessionRow> rows) = 0;
    virtual void replication(std::vector<ReplicationRow> rows, std::vector<SlotRow> slotRows) = 0;
    virtual void log(LogState, ServerLoad) {} // of a PostgreSQL server
    virtual void pools(std::vector<PoolRow> rows) = 0;
    virtual void storage(std::vector<StorageRow> rows) = 0;
    virtual void statements(StatementsState state) = 0;
    virtual void upkeep(UpkeepPtr) {} // of a PostgreSQL database
    virtual void horizon(std::vector<HorizonRow>) {}
};

class Probe {
public:
    virtual ~Probe() = default;
    // Ends only when cancelled. Two loops that share a connection run as children of one scope.
    virtual flow::Task<void> run(Publisher &out) = 0;
    // Something it depends on is back: an attempt that only waits for its time is made now. What is never tried again
    // by itself stays so.
    virtual void lookNow() {}
    // Where others put questions on the connection this probe keeps open; null: it keeps none of PostgreSQL.
    [[nodiscard]] virtual std::shared_ptr<postgres::Asker> door() const { return {}; }
};

// The probe for a target's kind. `target` outlives the probe (it lives in context.environment).
std::unique_ptr<Probe> makeProbe(const ProbeContext &context, const environment::Target &target);

} // namespace watch
