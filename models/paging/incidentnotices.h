// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What persons said in an incident, as notices: opened by hand, escalated, handed over. The notice's key is the incident's id,
// its event follows from the entry of the journal, so that whoever tells it, and however often, it is one telling. Pure; any
// thread.

#include "models/incidents/incident.h"
#include "models/notify/notice.h"
#include "models/rota/escalation.h"

#include <QSet>

namespace paging {

inline constexpr QLatin1StringView kIncidentRule("incident"); // of all of them: to a machine they are one alert
inline constexpr std::chrono::hours kCallsLast{24};    // what was said longer ago is no news
inline constexpr std::chrono::days kEndsLast{7};       // an end that nobody told is told as long

struct IncidentCall {
    notify::Notice notice;      // people: false, only machines hear it
    bool machines = false;      // they hear it at once, whoever is asked
    QString contact;            // who is asked: id in rota.yaml, name of a person, "oncall/primary"; empty: level by level
    bool climbs = true;         // whoever is next is asked where nobody is named, or nobody has that name
    QSet<QString> toldBefore;   // channels that were told of the incident before: their level is passed over
    QSet<QString> toldSince;    // channels that were told of it since, by whichever machine: they are not told again
    QString entry;              // of the journal
    friend bool operator==(const IncidentCall &, const IncidentCall &) = default;
};

// What is to be told now, oldest first: nothing of one that is over, that somebody has answered, or that is too old.
[[nodiscard]] QList<IncidentCall> callsOf(const incidents::Incident &incident, const QString &environment, base::WallTime now);
// Somebody has it; and it is over. Of an incident of which something was told under its id.
[[nodiscard]] notify::Notice acknowledgedNotice(const incidents::Incident &incident, const QString &environment);
[[nodiscard]] notify::Notice endNotice(const incidents::Incident &incident, const QString &environment, base::WallTime now);
// Nobody is asked about it any more, because it goes on in that one.
[[nodiscard]] notify::Notice goesOnNotice(const incidents::Incident &incident, const incidents::Incident &into, const QString &environment, base::WallTime now);
// The contact that a person meant: an id of rota.yaml, "oncall/...", "channel/..." as it is, a name as the id it belongs to.
[[nodiscard]] QString contactNamed(const rota::OnCall &all, const QString &name);
// "bob could not be told ...": a line of the timeline.
[[nodiscard]] QString unreachedLine(const QString &contact, bool climbs);

} // namespace paging
