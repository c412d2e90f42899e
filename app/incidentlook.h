// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `quarterdeckctl incident` where it only reads: list, show, logs, times, postmortem, update. Blocks on the disk.

#include "app/watchoptions.h"
#include "models/incidents/projection.h"

#include <QJsonObject>

#include <optional>

namespace app {

// As the journal on this machine says; none yet is none.
[[nodiscard]] base::Result<incidents::Projection> knownIncidents();
// The one that was meant, or why nobody knows.
[[nodiscard]] base::Result<const incidents::Incident *> incidentMeant(const incidents::Projection &known, const QString &name);
void printIncidentJson(const QJsonObject &object);

// The exit code; nothing: the verb is none of these.
[[nodiscard]] std::optional<int> lookAtIncidents(const QString &verb, const QStringList &words, const WatchOptions &options);

} // namespace app
