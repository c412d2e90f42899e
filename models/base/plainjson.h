// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON as it may go to a terminal or into a report: characters that a terminal takes for commands, or that turn the order
// of the text around, are written as \uXXXX, which says the same to every reader. Pure.

#include <QByteArray>

namespace base {

// Of JSON in UTF-8, as QJsonDocument writes it.
[[nodiscard]] QByteArray plainJson(const QByteArray &json);

} // namespace base
