// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/cited.h"

#include <QSet>

namespace incidents {

namespace {

QString placeOf(const EntryRef &entry) { return entry.log + QLatin1Char('/') + QString::number(entry.seq); }

QSet<QString> placesIn(const Incident &incident)
{
    QSet<QString> places;
    for (const Line &line : incident.timeline)
        places.insert(placeOf(line.entry));
    for (const Moment &moment : incident.stamps)
        places.insert(placeOf(moment.entry));
    for (const Evidence &evidence : incident.evidence)
        places.insert(placeOf(evidence.entry));
    for (const FollowUp &owed : incident.followUps)
        places.insert(placeOf(owed.entry));
    return places;
}

} // namespace

std::vector<Cited> citedIn(const Projection &known, const Incident &incident)
{
    const QSet<QString> places = placesIn(incident);
    std::vector<Cited> out;
    for (const Fact &fact : known.facts())
        if (places.contains(placeOf(fact.ref)))
            out.push_back({fact.ref, base::fromMicroseconds(fact.time), fact.change.incident.isEmpty() ? fact.change.other : actOf(fact.change.kind), base::Untrusted(fact.change.who), fact.digest.toHex()});
    return out;
}

} // namespace incidents
