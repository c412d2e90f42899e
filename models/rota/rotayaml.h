// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// rota.yaml -> OnCall. Every mistake is listed with its place and what to write instead; what is wrong is left out. Any thread.

#include "models/environment/location.h"
#include "models/rota/escalation.h"

namespace rota {

struct OnCallRead {
    OnCall all;
    QList<environment::Issue> issues;
    QList<std::pair<QString, environment::Location>> channels; // ids that people and levels name, and where
    [[nodiscard]] bool hasErrors() const;
};

[[nodiscard]] QString standardRotaFile(); // $XDG_CONFIG_HOME/quarterdeck/rota.yaml; empty without a home
[[nodiscard]] OnCallRead parseOnCall(const QByteArray &yaml, const QString &file);
[[nodiscard]] OnCallRead readOnCall(const QString &file); // blocking; a file that is not there has nobody, and is no mistake

// Takes the channels that do not exist out of people and levels, an issue each: a level asks those that do, or is passed over.
void leaveOutUnknown(OnCallRead &read, const QStringList &channels);

// "2026-12-24T18:00" in that zone, or with an offset or Z of its own.
[[nodiscard]] std::optional<base::WallTime> momentOf(const QString &text, const QByteArray &zone);

} // namespace rota
