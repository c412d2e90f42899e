// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files this program brings along (SQL, metric descriptions, samples): from the folder named by the environment
// variable QUARTERDECK_RESOURCES where it has the file, so that a DBA can try a changed query, else from those
// built in. Any thread; reads a few KB.

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace base {

// path is relative: "sql/postgres/activity.sql". Absent when there is no such file.
[[nodiscard]] Result<QByteArray> resource(const QString &path);

} // namespace base
