// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs one probe per target of an environment on the engine thread and assembles their findings into
// snapshots. Changes of condition are delivered at once, figures in batches a few times a second. Created and
// used on the engine thread; readers get its output through a Feed.

#include "models/watch/catalogue.h"
#include "models/watch/probe.h"

#include <memory>
#include <mutex>

namespace watch {

// What crosses from the engine to a reader in one batch: the newest snapshot of each target that changed, and
// every sample since the last batch (none is dropped, so that series have no holes).
struct Delivery {
    struct Sampled {
        QString target;
        Sample sample;
        std::chrono::milliseconds interval{};
    };
    QHash<QString, SnapshotPtr> snapshots;
    std::vector<Sampled> samples;
    std::vector<std::pair<QString, StatementIntervalPtr>> statements; // by target, none is dropped either
};

// Mailbox between the two threads; filled() is emitted on the engine thread when it was empty before.
class Outbox : public QObject {
    Q_OBJECT
public:
    void put(SnapshotPtr snapshot, std::vector<Delivery::Sampled> samples, std::vector<StatementIntervalPtr> statements = {});
    [[nodiscard]] Delivery take();

signals:
    void filled();

private:
    std::mutex m_guard; // guards m_waiting
    Delivery m_waiting;
};

class Watcher {
public:
    using ProbeMaker = std::function<std::unique_ptr<Probe>(const ProbeContext &, const environment::Target &)>;
    Watcher(flow::Reactor &reactor, secrets::SecretSource &secrets, std::shared_ptr<Outbox> outbox,
            ProbeMaker makeProbe = watch::makeProbe);
    ~Watcher();

    // Watches until cancelled. setEnvironment() starts, keeps (unchanged targets keep their connections and
    // history) and ends probes.
    flow::Task<void> run();
    void setEnvironment(environment::EnvironmentPtr environment);
    // Tries the target again now (a new password, "retry" in the screen); null id: every target.
    void retry(const QString &target);
    // The door to a PostgreSQL target's open connection; null: there is none.
    [[nodiscard]] std::shared_ptr<postgres::Asker> door(const QString &target) const;
    [[nodiscard]] Facts facts(const QString &target) const; // as last told; empty: unknown
    [[nodiscard]] ProbeContext context() const; // what probes work with, the cap on new connections among it

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace watch
