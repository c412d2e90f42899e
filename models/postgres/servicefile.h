// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One entry of libpq's pg_service.conf, read by us because libpq would resolve its host name inside PQconnectStart,
// where no deadline holds. Blocking (a few KB): call it in a pool thread.

#include "models/base/result.h"

#include <QList>
#include <QStringList>

#include <map>
#include <string>

namespace postgres {

// Keywords and values of [name], from the file or the first of serviceFiles() that has it. Absent names the files that were
// looked into.
[[nodiscard]] base::Result<std::map<std::string, std::string>> readService(const QString &name, const QString &ownFile = {});

// The files in the order they are looked into: $PGSERVICEFILE as it was when the program started, else those of the
// person and of the system.
[[nodiscard]] QStringList serviceFiles();

// Every entry of one file, in its order, without its password. Empty when there is no such file.
struct ServiceEntry {
    QString name;
    std::map<std::string, std::string> words;
};
[[nodiscard]] QList<ServiceEntry> listServices(const QString &file);

} // namespace postgres
