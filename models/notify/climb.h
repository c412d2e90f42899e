// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An escalation as it stands, for a screen of whichever program: whoever asks persons keeps the list in a small file beside
// the outbox, exchanged whole. Values; the file's functions block, any thread.

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/base/severity.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace notify {

struct Climb {
    QString key, summary, service;
    base::Severity severity = base::Severity::Warning;
    QString policy;          // id in rota.yaml; empty: none suits, whoever has a channel is told once
    base::WallTime began{};  // of what is told
    int asked = 0;           // levels so far
    QStringList lastContacts, nextContacts; // "oncall/primary", "ann"
    std::optional<base::WallTime> nextAt;   // nothing: nobody else is asked
    bool held = false;       // somebody acknowledged
    friend bool operator==(const Climb &, const Climb &) = default;
};

[[nodiscard]] QString climbsFileOf(const QString &outboxFile); // beside it
[[nodiscard]] base::Result<void> keepClimbs(const QString &file, const QList<Climb> &climbs);
// Of a program that runs; what another left behind when it died is none.
[[nodiscard]] QList<Climb> readClimbs(const QString &outboxFile);

} // namespace notify
