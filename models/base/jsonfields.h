// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fields of the JSON lines that our files hold: what is empty is left out, a moment is whole milliseconds since 1970. Any thread.

#include "models/base/clock.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace base {

[[nodiscard]] inline qint64 toMilliseconds(WallTime at) { return std::chrono::floor<milliseconds>(at.time_since_epoch()).count(); }
[[nodiscard]] inline WallTime timeOf(const QJsonValue &value) { return fromMilliseconds(value.toInteger()); }

inline void putField(QJsonObject &into, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        into.insert(key, value);
}

inline void putField(QJsonObject &into, const QString &key, WallTime value)
{
    if (value != WallTime{})
        into.insert(key, toMilliseconds(value));
}

inline void putField(QJsonObject &into, const QString &key, qint64 value)
{
    if (value != 0)
        into.insert(key, value);
}

} // namespace base
