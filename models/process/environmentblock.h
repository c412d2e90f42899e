// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The environment that a child gets: a fixed PATH and locale, a home, the time zone, and what its caller names.
// Nothing of our own leaks in, least of all PG* variables. Any thread.

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>
#include <vector>

namespace process {

using Variables = QList<std::pair<QByteArray, QByteArray>>;

// "NAME=value" entries; `extra` wins over the fixed ones.
[[nodiscard]] QList<QByteArray> childEnvironment(const QString &home, const Variables &extra);

// For exec: points into the list, which must outlive it; null at the end.
[[nodiscard]] std::vector<char *> pointers(const QList<QByteArray> &list);

} // namespace process
