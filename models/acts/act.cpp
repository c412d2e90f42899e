// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/act.h"

#include <algorithm>

namespace acts {

Role roleOf(const QString &word)
{
    const std::pair<QLatin1StringView, Role> words[] = {{QLatin1StringView("viewer"), Role::Viewer},
                                                        {QLatin1StringView("observer"), Role::Observer},
                                                        {QLatin1StringView("operator"), Role::Operator},
                                                        {QLatin1StringView("admin"), Role::Admin}};
    for (const auto &[name, role] : words)
        if (word == name)
            return role;
    return Role::Unknown;
}

const QList<Act> &allActs()
{
    static const QList<Act> acts{
        {QStringLiteral("session.cancel"), Role::Operator, Danger::Reversible},
        {QStringLiteral("session.terminate"), Role::Operator, Danger::Disruptive},
        {QStringLiteral("pool.resize"), Role::Admin, Danger::Disruptive}, // of the pooler's console
        {QStringLiteral("pool.restore"), Role::Admin, Danger::Disruptive},
        {QStringLiteral("finding.mute"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("finding.unmute"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("alert.acknowledge"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("alert.silence"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("alert.maintain"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("alert.release"), Role::Unknown, Danger::Reversible, Role::Admin, true}, // ends one of the three before its time
        // Of another program, which has a say by its own credential; no server of the environment is asked.
        {QStringLiteral("alertmanager.silence"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("alertmanager.expire"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("oncall.override"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("oncall.handover"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("oncall.accept"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("oncall.withdraw"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("oncall.import"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        // The entry in the journal is the whole act: Dispatcher::record().
        {QStringLiteral("incident.open"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.alert"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.told"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.acknowledge"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.escalate"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.note"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.engage"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.mitigate"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.resolve"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.reopen"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.handover"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.accept"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.decline"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.role"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.stamp"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.merge"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.link"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.evidence"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.cause"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.followup"), Role::Operator, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("incident.followup-done"), Role::Operator, Danger::Reversible, Role::Admin, true},
        // Of a sandbox, whose safety gate has the say; a practice alarm is no step against what is wrong.
        {QStringLiteral("sandbox.fault"), Role::Unknown, Danger::Reversible, Role::Admin, true, true},
        {QStringLiteral("sandbox.heal"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        // Of the environment file of this person.
        {QStringLiteral("target.add"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("target.change"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("target.remove"), Role::Unknown, Danger::Reversible, Role::Admin, true},
        {QStringLiteral("policies.test"), Role::Operator, Danger::Reversible, Role::Admin, false, true}, // rolled back; triggers fire, sequences move on
        {QStringLiteral("sql.read"), Role::Viewer, Danger::Look, Role::Observer}, // a read-only transaction does not stop pg_terminate_backend()
    };
    return acts;
}

const Act *findAct(const QString &name)
{
    const QList<Act> &acts = allActs();
    const auto it = std::find_if(acts.begin(), acts.end(), [&name](const Act &a) { return a.name == name; });
    return it == acts.end() ? nullptr : &*it;
}

QList<Act> actsFor(Role role)
{
    QList<Act> allowed;
    for (const Act &act : allActs())
        if (act.needs <= role && role <= act.most)
            allowed.append(act);
    return allowed;
}

} // namespace acts
