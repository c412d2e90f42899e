// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What arranging something beside the rota will do, said before it is done, and what speaks against it. Pure; any thread.

#include "models/rota/rotafile.h"

namespace paging {

struct Foretold {
    QString head;       // who will have it
    QStringList lines;  // what else
    QString warning;    // nobody would be asked, or told; empty: nothing
    QString objection;  // why it cannot be; empty: it can
};

[[nodiscard]] Foretold foretell(const rota::Step &step, const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime now);

// The end of the shift of whoever has it then: what a hand-over is offered for. Nothing: it does not end within a month.
[[nodiscard]] std::optional<base::WallTime> endOfShift(const rota::OnCall &all, const QList<rota::Override> &overrides, const QString &rota, base::WallTime at);

// Overrides and hand-overs that are not over, soonest first, each in a line.
struct Standing {
    QString id, line;
};
[[nodiscard]] QList<Standing> withdrawable(const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime now);

} // namespace paging
