// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is known of each fault: which servers it suits, how it is put in place and how it is undone. One function a
// family below, each in the file of its name; faultKinds() is the whole table.

#include "models/flow/scope.h"
#include "models/sandbox/statefile.h"

#include <QList>

namespace sandbox {

// The sandbox as it was read when the operation began, and the server that it is about.
struct FaultContext {
    flow::Reactor &reactor;
    StateFile state;
    ServerRecord server;
    FaultContext(flow::Reactor &r, StateFile s, ServerRecord on)
        : reactor(r), state(std::move(s)), server(std::move(on))
    {
    }
};

struct FaultKind {
    QString name;
    bool (*suits)(const ServerRecord &);
    bool (*natural)(const ServerRecord &); // the first of these is meant when no target is named
    // Is it still in place? Null: it stays until it is healed.
    bool (*inPlace)(const ServerRecord &);
    flow::Task<flow::Result<QString>> (*inject)(FaultContext); // one sentence: what was done
    flow::Task<flow::Result<void>> (*heal)(FaultContext); // also when it was only half in place
    // It is in place and asked for again: see that it also works. Null: there is nothing to see.
    flow::Task<flow::Result<void>> (*assure)(FaultContext) = nullptr;
    // What must be right on disk before a server with this fault can start again. Null: nothing.
    base::Result<void> (*mendFiles)(const StateFile &, const ServerRecord &) = nullptr;
};

[[nodiscard]] QList<FaultKind> processFaults(); // stop, kill, freeze
[[nodiscard]] QList<FaultKind> sessionFaults(); // fill-connections, hold-lock, fill-pool
[[nodiscard]] QList<FaultKind> replicationFaults(); // cut-replication, pause-replay
[[nodiscard]] QList<FaultKind> archiveFaults(); // break-archiving
[[nodiscard]] QList<FaultKind> diskFaults(); // fill-disk
[[nodiscard]] QList<FaultKind> serviceFaults(); // error-burst, slow-http, queue-backlog
[[nodiscard]] QList<FaultKind> certificateFaults(); // expire-certificate

[[nodiscard]] const QList<FaultKind> &faultKinds();
[[nodiscard]] const FaultKind *findFaultKind(const QString &name);

[[nodiscard]] inline bool isPostgres(const ServerRecord &s)
{
    return s.kind == QStringLiteral("postgres");
}
[[nodiscard]] inline bool isStandby(const ServerRecord &s)
{
    return isPostgres(s) && s.extra.value(QStringLiteral("role")) == QStringLiteral("standby");
}
[[nodiscard]] inline bool isPrimary(const ServerRecord &s)
{
    return isPostgres(s) && !isStandby(s);
}
[[nodiscard]] inline bool isAnything(const ServerRecord &)
{
    return true;
}

// Runs statements one by one as the superuser of the server, in the database "postgres".
flow::Task<flow::Result<void>> runAsSuperuser(
    flow::Reactor &reactor, ServerRecord server, QList<QByteArray> statements);

} // namespace sandbox
