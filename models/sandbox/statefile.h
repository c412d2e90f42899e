// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a sandbox has running, on disk, so that the next console adopts it after a crash. Any thread; blocking,
// a few KB. Written by an atomic rename, read-modify-write under a lock. It holds no secret.
//
// The state folder (default $XDG_STATE_HOME/quarterdeck/sandbox/NAME; of root: /var/lib/quarterdeck/sandbox/NAME),
// mode 0700, owned by the ordinary user that the servers run as. `down` deletes it.
//   sandbox.json        this file
//   sandbox.yaml        the description that was started
//   environment.yaml    the environment with the real ports; credentials are named, never written
//   passfile            0600, libpq's format 127.0.0.1:PORT:*:USER:PASSWORD: every password of the sandbox
//                       (PostgreSQL roles on their server's port, and the same on PgBouncer's)
//   ca/ca.crt ca.key    the sandbox's own authority (see certificates.h)
//   NAME/               a folder a server:
//     log               its standard output and error
//     quarterdeck.marker  the sandbox id: a fault touches only a server whose folder (postgres: dataFolder too) has it
//     server.crt server.key   where it speaks TLS
//   postgres: NAME/data (PGDATA), NAME/socket (0700; superuser "postgres" by trust, only here), NAME/archive
//   service, workload: NAME/config.json = the settings of the sandbox file with every placeholder filled in, plus
//     "name", "port" (0: none), "folder" (NAME/, writable), "state" (the state folder), "passfile", "ca"
//   NAME-space          mount point of a size-limited tmpfs, visible only in the namespace of `spaceHolder`:
//                       reach it as /proc/<spaceHolder.pid>/root/<folder>/NAME-space

#include "models/base/result.h"
#include "models/process/identity.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace sandbox {

// A file in the state folder: the sandbox was started by a window and ends with the next one, unless `up` from the
// terminal has taken it over.
inline constexpr QLatin1StringView kEndsWithConsole("ends-with-console");

struct ServerRecord {
    QString name; // "shop-primary"
    QString kind; // postgres, pgbouncer, redis, nginx, service, node-exporter, workload
    int port = 0; // on 127.0.0.1; 0: none
    process::Identity process; // leader of its own session; pid 0: not started
    QString folder;     // absolute, STATE/NAME
    QString dataFolder; // postgres: PGDATA; redis: its dir; else empty
    QString config;     // file that the program was started with
    QString fault;      // name of the fault that is on it, or empty
    // postgres: role (primary, standby), socketFolder, archiveFolder, systemIdentifier, database, lockTable, upstream
    //   (server name), slot and applicationName of a standby, space (tablespace folder, empty without)
    // pgbouncer: upstream, adminUser, database
    // nginx: certificate, key, upstream; postgres the same two
    // free for faults: keys that begin with "fault."; fault.pid and fault.startTime name a process that `down` ends
    QHash<QString, QString> extra;

    [[nodiscard]] bool alive() const { return process.pid > 0 && process::processAlive(process); }
};

struct StateFile {
    QString id;     // 32 hex digits, random; the contents of every quarterdeck.marker
    QString name;   // of the sandbox: "shop"
    QString folder; // the state folder, absolute
    QString user;   // the servers' user
    bool complete = false; // every server has been started once
    process::Identity spaceHolder; // keeps the namespace of the size-limited tmpfs alive; pid 0: none
    QString fillDisk; // why there is no such tmpfs, one line; empty: there is one
    QList<ServerRecord> servers; // in start order

    [[nodiscard]] ServerRecord *find(const QString &server);
    [[nodiscard]] const ServerRecord *find(const QString &server) const;

    [[nodiscard]] static QString pathIn(const QString &folder); // FOLDER/sandbox.json
    // Errc::Absent when there is none, Invalid (with what is wrong) when it is damaged.
    [[nodiscard]] static base::Error absent(const QString &folder); // what load says where there is none
    [[nodiscard]] static base::Result<StateFile> load(const QString &folder);
    [[nodiscard]] base::Result<void> save() const;
    // Loads, lets `change` edit, saves; other processes wait meanwhile (flock, at most a second).
    static base::Result<void> update(const QString &folder, const std::function<void(StateFile &)> &change);
};

// The server's folder carries the marker of this very sandbox and lies inside its state folder: the first half of
// the safety gate (backup.md 3.1); the second half is asked of the live server.
[[nodiscard]] base::Result<void> checkMarker(const StateFile &state, const ServerRecord &server);

} // namespace sandbox
