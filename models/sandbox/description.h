// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a sandbox file says, as values. Made once by readDescription, which reports every mistake with line, column
// and remedy; a file with an error is not started. Key by key: resources/sandboxes/shop.yaml is the commented sample.
//
// Text may hold placeholders: ${port:SERVER}, ${folder} (the state folder), ${ca} (the authority's certificate),
// ${passfile}. They are filled in when the sandbox gets its ports.

#include "models/cluster/cluster.h"
#include "models/environment/location.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <variant>

namespace sandbox {

struct PostgresPlan {
    int major = 0;         // 0: the newest installed
    QString upstream;      // streams from that server; empty: a primary
    QString database;      // made by a primary; its owner is the first role
    QStringList roles;     // ordinary logins with a random password
    QStringList extensions;
    QString setup;         // SQL file run once by the superuser in the database; relative to the sandbox file
    QString lockTable;     // what hold-lock locks, as SQL names it; empty: the biggest table of the database
    int space = 0;         // MiB of a size-limited tablespace of its own; 0: none
    cluster::Configuration configuration;
};

struct PgBouncerPlan {
    QString upstream;
    QString database;
    int poolSize = 10;
    int clients = 100;
};

struct RedisPlan {
    int maxMemory = 32; // MiB
};

struct NginxPlan {
    QString upstream; // a server that speaks HTTP on its port
};

struct NodeExporterPlan {};

struct ProgramPlan { // service, workload: a part of quarterdeckctl
    QJsonObject settings; // strings may hold placeholders
};

using KindPlan = std::variant<PostgresPlan, PgBouncerPlan, RedisPlan, NginxPlan, NodeExporterPlan, ProgramPlan>;

struct ServerPlan {
    QString name; // [a-z0-9-]+
    QString kind;
    QStringList dependsOn; // started when these are ready
    KindPlan plan;
    environment::Location at;
};

struct Description {
    QString name;
    QString title;
    QString file;   // absolute path or ":/resources/..." of a built-in one
    QByteArray text;
    QList<ServerPlan> servers;
    QString environment; // template of environment.yaml
    [[nodiscard]] const ServerPlan *find(const QString &server) const;
};

struct Reading {
    Description description;
    QList<environment::Issue> issues;
    [[nodiscard]] bool good() const;
    [[nodiscard]] QString firstError() const; // "shop.yaml:12:5: unknown key 'prot'; did you mean 'port'?"
};

// name: a built-in sandbox ("shop") or the path of a file.
[[nodiscard]] Reading readDescription(const QString &name);
[[nodiscard]] Reading parseDescription(const QByteArray &yaml, const QString &file);

// Fills the placeholders in; `value` maps "port:shop-redis", "folder", "ca", "passfile" to their text.
[[nodiscard]] QString filledIn(const QString &text, const QHash<QString, QString> &values);

} // namespace sandbox
