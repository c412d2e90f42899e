// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The reader's end, on the GUI thread (or the main thread of quarterdeckctl): the newest snapshot of every
// target, and signals when they change. Owns the engine thread with its Watcher.

#include "models/base/secret.h"
#include "models/flow/enginethread.h"
#include "models/watch/watcher.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace watch {

class Feed : public QObject {
    Q_OBJECT
public:
    using SecretSourceMaker = std::function<std::unique_ptr<secrets::SecretSource>(flow::Reactor &)>;
    explicit Feed(SecretSourceMaker makeSecrets, QObject *parent = nullptr);
    // Without an engine: nothing is watched, it holds what accept() is given. For screens without servers.
    struct WithoutEngine {};
    explicit Feed(WithoutEngine, QObject *parent = nullptr);
    ~Feed() override; // ends the engine

    void setEnvironment(environment::EnvironmentPtr environment);
    void retry(const QString &target = {});
    void rememberSecret(const QString &key, base::Secret secret); // for this session
    void accept(const Delivery &delivery); // as if the engine had sent it

    [[nodiscard]] environment::EnvironmentPtr environment() const { return m_environment; }
    [[nodiscard]] CataloguePtr catalogue() const { return m_catalogue; }
    [[nodiscard]] SnapshotPtr snapshot(const QString &target) const { return m_snapshots.value(target); }
    [[nodiscard]] const QHash<QString, SnapshotPtr> &snapshots() const { return m_snapshots; }
    [[nodiscard]] bool hasEngine() const { return bool(m_engine); }
    // For other engine-side work of the same program (connection test, sandbox). Not without an engine.
    [[nodiscard]] flow::EngineThread &engine() { return *m_engine; }
    // The same for work that needs the person's secrets: f runs on the engine thread; what it spawns in the scope
    // ends before the secrets do. Dropped when there is no engine any more.
    using GuestWork = std::function<void(flow::Reactor &, flow::TaskScope &, secrets::SecretSource &)>;
    void postWithSecrets(GuestWork f);
    // The same for questions to a PostgreSQL target on the connection that is open anyway (null: it has none), with what
    // that connection told last about the server and our role there.
    using DoorWork = std::function<void(flow::Reactor &, flow::TaskScope &, const Facts &, const std::shared_ptr<postgres::Asker> &)>;
    void postWithDoor(const QString &target, DoorWork f);
    // The same for work that may need a connection of its own as well: with what probes work with, and pass the gate first.
    using ContextWork = std::function<void(const ProbeContext &, flow::TaskScope &, const std::shared_ptr<postgres::Asker> &)>;
    void postWithContext(const QString &target, ContextWork f);

signals:
    void environmentChanged();
    void conditionChanged(const QString &target); // at once
    void sampled(const watch::Delivery &delivery); // batches
    void updated(); // after each batch; of a large environment, whose batches are small and many, five times a second

private:
    void takeDelivery();
    bool take(const Delivery &delivery); // true: a condition changed
    void tellUpdated();

    environment::EnvironmentPtr m_environment;
    CataloguePtr m_catalogue;
    QSet<QString> m_targets; // of the environment
    QHash<QString, SnapshotPtr> m_snapshots;
    QTimer m_later;          // until it is told of what came
    QElapsedTimer m_told;
    std::shared_ptr<Outbox> m_outbox;
    struct Engine;
    std::shared_ptr<Engine> m_shared;
    std::unique_ptr<flow::EngineThread> m_engine;
};

} // namespace watch
