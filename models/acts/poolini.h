// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The size of one pool in the text of a pgbouncer.ini: found and replaced, every other byte left as it is. Reads as PgBouncer
// reads (libusual's cfparser.c, its own loader.c): the last of two equal keys would count, %include brings more text, a value
// goes to the end of the line. Whatever makes it doubtful which text counts is refused with file and line. Pure functions;
// any thread.

#include "models/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>

namespace acts {

struct PoolLine {
    QByteArray text;       // the whole file with the new line
    int line = 0;          // which
    QString before, after; // of that line, for the eye: passwords are left out
};

// `database` as clients name it, `file` for the sentences. Errors: Invalid (what is doubtful), Absent (no such entry).
[[nodiscard]] base::Result<PoolLine> resized(const QByteArray &text, const QString &file, const QString &database, int size);

// The pool size this text gives a database: its own, or default_pool_size, or PgBouncer's 20. Errors as above.
[[nodiscard]] base::Result<int> poolSizeIn(const QByteArray &text, const QString &file, const QString &database);

// The same of every database it names.
[[nodiscard]] base::Result<QMap<QString, int>> poolSizesIn(const QByteArray &text, const QString &file);

// Whether PgBouncer would take this text. One that it does not is worse than none: it has dropped its databases and forgotten
// who its admins are by the time it finds the mistake (1.18). known: the names in SHOW CONFIG; empty: they are not looked at.
[[nodiscard]] base::Result<void> loadable(const QByteArray &text, const QString &file, const QSet<QString> &known);

} // namespace acts
