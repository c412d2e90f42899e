// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/incidentcommands.h"

#include "models/base/format.h"
#include "models/incidents/wording.h"

using namespace Qt::StringLiterals;

namespace shell {

namespace {

constexpr int kResolvedListed = 20; // older ones are found in the pane

// "SEV-1 · acknowledged · 6 min 12 s"; "SEV-2 · resolved 3 days ago, lasted 48 min".
QString besideIncident(const incidents::Incident &incident, base::WallTime now)
{
    const QString how = incident.isOpen() ? incidents::title(incident.state) + u" · "_s + base::age(incidents::secondsBetween(incidents::beganAt(incident), now))
                                          : incidents::under(incident, now);
    return incidents::title(incident.severity) + u" · "_s + how;
}

} // namespace

QList<palette::Command> incidentCommands(const incidents::IncidentDesk &desk, base::WallTime now, const std::function<void(const QString &incident)> &show)
{
    QList<palette::Command> commands;
    int resolved = 0;
    for (const incidents::Incident *incident : incidents::ordered(desk.known().incidents())) {
        if (incident->drill != desk.practises() || (!incident->isOpen() && ++resolved > kResolvedListed))
            continue;
        palette::Command command;
        command.id = u"incident."_s + incident->id;
        command.title = incidents::nameOf(*incident);
        command.group = QCoreApplication::translate("shell::IncidentCommands", "Incidents");
        command.detail = besideIncident(*incident, now);
        command.keywords = QStringList{incidents::title(incident->severity), incidents::title(incident->state)} + incident->targets;
        if (incident->number > 0)
            command.keywords.append(QString::number(incident->number));
        command.callback = [show, id = incident->id] { show(id); };
        commands.append(command);
    }
    return commands;
}

} // namespace shell
