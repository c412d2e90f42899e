// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was arranged beside rota.yaml: overrides, hand-overs with their acceptance, imported shifts; a line of JSON each, appended
// under a lock (format: resources/docs/oncall.md). A line that cannot be read is left out. Blocking; any thread.

#include "models/base/result.h"
#include "models/rota/escalation.h"

#include <QJsonObject>

namespace rota {

[[nodiscard]] QString standardArrangedFile(); // $XDG_STATE_HOME/quarterdeck/oncall.jsonl; empty without a home

// One thing that was arranged: a line of the file, and what the journal keeps of it.
struct Step {
    enum class What : std::uint8_t { Override, Accept, Withdraw, Import };
    What what = What::Override;
    QString id;          // of the override
    Override made;       // Override
    base::WallTime at{}; // Accept
    QString rota;        // Import
    QList<Shift> shifts; // Import

    [[nodiscard]] static Step of(const Override &v);
    [[nodiscard]] static Step accepting(const QString &id, base::WallTime at);
    [[nodiscard]] static Step withdrawing(const QString &id);
    [[nodiscard]] static Step importing(const QString &rota, const QList<Shift> &shifts);
};
[[nodiscard]] QString newOverrideId(bool offered); // "h-1f3a9c2e", "o-..."
[[nodiscard]] QJsonObject jsonOf(const Step &step);
[[nodiscard]] std::optional<Step> stepIn(const QJsonObject &line);

struct Arranged {
    QList<Override> overrides; // withdrawn ones are gone
    QHash<QString, QList<Shift>> imported; // by rota; an import replaces the one before

    [[nodiscard]] const Override *find(const QString &id) const;
    void take(const Step &step);
    // Those that name a rota or a person the file does not have: nobody would be asked. They go, a sentence each.
    [[nodiscard]] QStringList leaveOutUnknown(const OnCall &all, base::WallTime now);
};

[[nodiscard]] base::Result<Arranged> readArranged(const QString &file); // a file that is not there is empty
// On disk when it returns. Absent: no hand-over of that id waits, or it is over; there is no override of that id.
[[nodiscard]] base::Result<void> keepStep(const QString &file, const Step &step);
// As they were taken on another console: what is known already changes nothing.
[[nodiscard]] base::Result<void> bringSteps(const QString &file, const QList<Step> &steps);

// With the imported shifts in their rotas.
[[nodiscard]] OnCall withImported(OnCall all, const Arranged &arranged);

} // namespace rota
