// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is on call and who is asked next, as short as it stands beside something else. Pure; any thread. Names are made visible,
// times are local.

#include "models/incidents/incident.h"
#include "models/paging/dutydesk.h"

namespace paging {

struct OnCallLines {
    QStringList lines;   // "On call: Ann Lee until 08:00", "Next: Bob"; none: there is no rota
    bool nobody = false; // where somebody must be
};
[[nodiscard]] OnCallLines onCallLines(const Duty &duty, base::WallTime now);

struct AskedNext {
    QString at;  // "02:50"
    QString who; // "Bob, channel ops"
};
// The next level about an alert of this incident, the soonest; nothing: nobody else is asked, or somebody has acknowledged.
[[nodiscard]] std::optional<AskedNext> askedNext(const Duty &duty, const incidents::Incident &incident);

} // namespace paging
