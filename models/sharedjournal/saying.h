// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace sharedjournal {

// A sentence of this room in the reader's language; mark it with QT_TRANSLATE_NOOP("sharedjournal", ...). Any thread.
[[nodiscard]] inline QString say(const char *text)
{
    return QCoreApplication::translate("sharedjournal", text);
}

} // namespace sharedjournal
