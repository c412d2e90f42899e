// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was arranged beside rota.yaml: overrides, hand-overs with their acceptance, imported shifts; a line of JSON each, appended
// under a lock (format: resources/docs/oncall.md). A line that cannot be read is left out. Blocking; any thread.

#include "models/base/result.h"
#include "models/rota/escalation.h"

namespace rota {

[[nodiscard]] QString standardArrangedFile(); // $XDG_STATE_HOME/quarterdeck/oncall.jsonl; empty without a home

struct Arranged {
    QList<Override> overrides; // withdrawn ones are gone
    QHash<QString, QList<Shift>> imported; // by rota; an import replaces the one before

    [[nodiscard]] const Override *find(const QString &id) const;
};

[[nodiscard]] base::Result<Arranged> readArranged(const QString &file); // a file that is not there is empty
// On disk when they return.
[[nodiscard]] base::Result<void> keepOverride(const QString &file, const Override &override);
// Absent: no hand-over of that id waits for this person, or it is over.
[[nodiscard]] base::Result<void> acceptOverride(const QString &file, const QString &id, base::WallTime at);
[[nodiscard]] base::Result<void> withdrawOverride(const QString &file, const QString &id);
[[nodiscard]] base::Result<void> keepImported(const QString &file, const QString &rota, const QList<Shift> &shifts);

// With the imported shifts in their rotas.
[[nodiscard]] OnCall withImported(OnCall all, const Arranged &arranged);

} // namespace rota
