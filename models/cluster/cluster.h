// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A private PostgreSQL cluster in a folder of ours: made, configured, started, cloned and ended. It belongs to an
// ordinary user, listens on 127.0.0.1 (TLS, scram) and on a socket folder of mode 0700 (trust), and carries a marker
// file that says which sandbox made it. Nothing here touches a folder without that marker. Engine thread only.

#include "models/cluster/adminlink.h"
#include "models/process/account.h"
#include "models/process/detached.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace cluster {

using Configuration = QList<std::pair<QString, QString>>; // name, value as written after "name = "

struct Layout {
    QString folder;       // of the server; holds everything below
    QString dataFolder;   // PGDATA
    QString socketFolder;
    QString marker;       // contents of the marker file
    int port = 0;
    process::Account account;
    QString binFolder;    // of initdb, postgres, pg_basebackup
    Layout() = default;
};

inline constexpr QLatin1StringView kMarkerFile("quarterdeck.marker");

// Folders of installed PostgreSQL binaries, newest major first; `major` 0: any.
[[nodiscard]] QString findBinFolder(int major = 0);

// What a value looks like in postgresql.conf: in single quotes, safe for any text.
[[nodiscard]] QString quoted(const QString &value);

// Folder, marker and an empty cluster: checksums, scram, UTF-8, C locale, 1 MiB WAL segments, nothing synced. The data
// folder appears when it is whole; what was half made stays beside it until the sandbox is removed.
flow::Task<flow::Result<void>> initialise(flow::Reactor &reactor, Layout layout, flow::TimePoint due);

// Folder, marker and a copy of a running primary, ready to stream from it over its socket folder. The slot is made
// on the primary.
struct Upstream {
    QString socketFolder;
    int port = 0;
    QString slot;
    QString applicationName;
    Upstream() = default;
};
flow::Task<flow::Result<void>> cloneStandby(flow::Reactor &reactor, Layout layout, Upstream upstream, flow::TimePoint due);

// postgresql.auto.conf is left alone: these go into quarterdeck.conf, which postgresql.conf includes last.
[[nodiscard]] flow::Result<void> configure(const Layout &layout, const Configuration &settings);

// The command that runs the postmaster in the foreground, as the layout's user.
[[nodiscard]] process::Argv postmaster(const Layout &layout);

// Waits until it accepts a superuser; ends early with the last lines of its log when the process dies.
flow::Task<flow::Result<void>> waitReady(flow::Reactor &reactor, Layout layout, process::Identity postmaster,
                                         QString log, flow::TimePoint due);

enum class Stop { Fast, Immediate };
flow::Task<flow::Result<void>> stop(flow::Reactor &reactor, Layout layout, process::Identity postmaster, Stop how,
                                    flow::milliseconds grace);

// The folder is ours: owned by the layout's user, not root's, and the marker says so.
[[nodiscard]] flow::Result<void> checkOwnership(const Layout &layout);

// Processes of this cluster whose postmaster has died (frozen back ends do not notice): same data folder, postgres.
[[nodiscard]] QList<process::Identity> strayBackends(const Layout &layout);

// After a crash: ends stray back ends and removes the lock files of a dead postmaster. PostgreSQL itself takes a zombie,
// which a container's init may keep for long, for a running server. Refuses while the postmaster lives.
[[nodiscard]] flow::Result<void> clearCrash(const Layout &layout);

// The last lines of a log file, for an error.
[[nodiscard]] QString tailOf(const QString &log);

} // namespace cluster
