// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/mentions.h"

#include "models/incidents/wording.h"

#include <algorithm>

namespace incidents {

namespace {

void addPlaces(QStringList &said, const Incident &incident, const environment::Environment *environment)
{
    for (const QString &id : incident.targets) {
        said << id;
        const environment::Target *target = environment ? environment->find(id) : nullptr;
        if (!target)
            continue;
        said << target->title << target->tier;
        for (const environment::Tier &tier : environment->tiers)
            if (tier.id == target->tier)
                said << tier.title;
    }
}

void addPersons(QStringList &said, const Incident &incident)
{
    said << incident.openedBy.visible();
    for (const auto &[role, who] : incident.roles)
        said << who.visible();
    if (incident.handOver)
        said << incident.handOver->to.visible() << incident.handOver->by.visible();
    for (const Line &line : incident.timeline)
        said << line.who.visible();
}

} // namespace

bool mentions(const Incident &incident, const environment::Environment *environment, const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return true;
    QStringList said{nameOf(incident), title(incident.severity), title(incident.state), title(incident.cause), incident.probableCause.visible(), incident.service, incident.cluster};
    addPlaces(said, incident, environment);
    addPersons(said, incident);
    said.removeDuplicates();
    const QString all = said.join(u'\n');
    return std::ranges::all_of(wanted, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace incidents
