// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A private, disposable set of real servers described by a YAML file (resources/sandboxes/*.yaml): started on
// free loopback ports under one state folder, adopted after a crash of the console, ended on close. Every server
// belongs to an ordinary user, never root. Engine thread only, but for the plain values.

#include "models/environment/location.h"
#include "models/flow/pool.h"
#include "models/flow/scope.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace sandbox {

struct ServerState {
    QString name;    // "shop-primary"
    QString kind;    // postgres, pgbouncer, redis, nginx, service, node-exporter, workload
    int port = 0;    // 0: none
    int pid = 0;
    bool running = false;
    QString fault;   // name of the fault that is on it, or empty
    QString undone;  // why it has no effect any more although nobody healed it: "its holder is gone"; empty: it is in place
};

struct State {
    QString name;            // of the sandbox file: "shop"
    QString folder;          // its state folder
    QString environmentFile; // environment.yaml with the real ports, ready to be watched
    QList<ServerState> servers;
    bool running = false;
    bool adopted = false;    // found alive, not started by this call
};

// Progress of up(): what is being done now, and how much is done (0..1).
using Progress = std::function<void(const QString &step, double done)>;

class Sandbox {
public:
    // Where a sandbox stands when nobody names a folder: $XDG_STATE_HOME/quarterdeck/sandbox/NAME, without that
    // variable below ~/.local/state, for root below /var/lib, where the servers' user can reach it.
    [[nodiscard]] static QString standardFolder(const QString &file);

    // folder: state folder; empty: the standard one. file: built-in name or a path.
    explicit Sandbox(flow::Reactor &reactor, QString file = QStringLiteral("shop"), QString folder = {});
    ~Sandbox(); // does not stop the servers

    [[nodiscard]] QString folder() const; // the state folder, absolute
    flow::Task<flow::Result<State>> up(Progress progress = {}); // starts, or adopts what runs
    flow::Task<flow::Result<void>> down();
    flow::Task<flow::Result<State>> status();

    // Faults by name; target empty: the fault's natural one. Each passes the safety gate first.
    [[nodiscard]] static QStringList faultNames();
    flow::Task<flow::Result<QString>> fault(QString name, QString target = {}); // what was done, one line
    flow::Task<flow::Result<QString>> heal(QString target = {});                 // empty: everything

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sandbox
