// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A stretch of the next seven days in which somebody must be on call and nobody is, as a notice of warning level: one a rota,
// of its soonest gap, told again when that is another one or comes back, and ended when the rota is covered. Pure, no clock of
// its own.

#include "models/notify/notice.h"
#include "models/rota/board.h"

namespace paging {

inline constexpr QLatin1StringView kGapRule("rota.gap");

// For each rota with a gap. The same gap is the same event, however often it is posted and however often it came.
[[nodiscard]] QList<notify::Notice> gapNotices(const rota::Board &board, base::WallTime now);
// The event of this time that the gap is there: the one of `known` that is of it, else a new one.
[[nodiscard]] QString gapEventNow(const QString &event, const QStringList &known, base::WallTime now);
// The end of what was told of a rota.
[[nodiscard]] notify::Notice gapClosed(const QString &key, const QString &title, base::WallTime now);
[[nodiscard]] QString gapKeyOf(const QString &rota);

} // namespace paging
