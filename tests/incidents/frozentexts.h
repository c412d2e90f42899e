// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lines of the frozen logs of a folder in their order: "TARGET TEXT".

#include "models/incidents/frozen.h"

namespace incidents {

inline QStringList texts(const QString &folder)
{
    QStringList out;
    if (const auto lines = frozenLog(folder, {}))
        for (const FrozenLine &line : *lines)
            out << line.target + QLatin1Char(' ') + line.line.text.raw();
    return out;
}

} // namespace incidents
