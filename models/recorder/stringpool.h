// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The texts of one block, each written once and named by a number afterwards. The first byte says what it is: 'u' UTF-8,
// 'w' UTF-16 that UTF-8 cannot hold (a server may send half a character), 'b' bytes. One thread.

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <string>

namespace recorder {

[[nodiscard]] QByteArray packedText(const QString &text);
[[nodiscard]] std::optional<QString> textOf(const QByteArray &packed); // none: it is something else
[[nodiscard]] QByteArray packedBytes(const std::string &bytes);
[[nodiscard]] std::optional<std::string> bytesOf(const QByteArray &packed);

} // namespace recorder
