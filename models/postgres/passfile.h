// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which servers libpq's pass file has passwords for: host, port, database and user of each line. Reading stops before
// the password of a line, which is never held. Blocking (a few KB): worker threads.

#include <QList>
#include <QString>

namespace postgres {

struct PassFileEntry {
    QString host, port, database, user; // "*": any
};

// $PGPASSFILE as it was when the program started, else ~/.pgpass.
[[nodiscard]] QString passFile();
// In the order of the file. Empty when there is no such file.
[[nodiscard]] QList<PassFileEntry> listPassFile(const QString &file);

} // namespace postgres
