// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Incidents for other programs: the members are told in resources/docs/incidents.md. Any thread.

#include "models/incidents/figures.h"

#include <QJsonArray>
#include <QJsonObject>

namespace incidents {

[[nodiscard]] QJsonObject toJson(const Incident &incident); // with its timeline
[[nodiscard]] QJsonObject summaryJson(const Incident &incident);
[[nodiscard]] QJsonObject toJson(const TimeFigures &figures);

} // namespace incidents
