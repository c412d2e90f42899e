// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The PostgreSQL servers a person's other programs connect to, as targets that could be watched: the entries of libpq's
// service files, and the lines of its pass file. A target made of them refers to the file that holds the password;
// nothing secret is read. readImportSources() blocks (worker threads), importable() is a pure function.

#include "models/environment/environment.h"
#include "models/postgres/passfile.h"
#include "models/postgres/servicefile.h"

namespace watch {

struct ImportSources {
    struct Services {
        QString file;
        QList<postgres::ServiceEntry> entries;
        bool usual = true; // found again by name when we connect; else the address is copied
    };
    QList<Services> services;
    QString passFile;
    bool usualPassFile = true;
    QList<postgres::PassFileEntry> passEntries;
};

// Empty names: the usual places.
[[nodiscard]] ImportSources readImportSources(const QString &serviceFile, const QString &passFile);

struct Importable {
    environment::Target target;
    QString from;  // the file that names it
    QString there; // id of the target of the environment that watches it already; empty: none
};

// Ids differ from each other and from those of the environment, which may be null. In the order of the files; what stands
// for any host or any user is left out.
[[nodiscard]] QList<Importable> importable(const environment::Environment *environment, const ImportSources &sources);

// host:port/database of a target, as a list shows it; its service where that says it.
[[nodiscard]] QString addressOf(const environment::Target &target);

} // namespace watch
