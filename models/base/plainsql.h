// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A statement that names what a server named, as it may be read, copied and pasted into a terminal: control characters,
// line feeds and bidirectional characters inside quoted names and texts are written as Unicode escapes (U&"\000a", which
// PostgreSQL reads as the same name while standard_conforming_strings is on), so that the name stays on its line, is seen
// as what it is, and the statement still works. Pure.

#include <QString>

namespace base {

[[nodiscard]] QString plainSql(const QString &sql);

} // namespace base
