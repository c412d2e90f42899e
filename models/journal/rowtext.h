// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Entries as lines for programs: JSON Lines and CSV. UTF-8, each with its line end. Any thread.

#include "models/journal/reader.h"

namespace journal {

// {"details":...,"hash":...,"name":...,"record":{...},"writer":...}: the record is byte for byte what was hashed.
[[nodiscard]] QByteArray jsonLine(const StoredEntry &e);

// RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] QByteArray csvHeading();
[[nodiscard]] QByteArray csvLine(const StoredEntry &e);

// 2026-11-26T14:36:03.123456Z
[[nodiscard]] QString timeText(qint64 micros);

} // namespace journal
