// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/draftupdate.h"

#include "models/base/format.h"
#include "models/incidents/wording.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr int kMostNotes = 3; // the newest

struct UpdateWords {
    Q_DECLARE_TR_FUNCTIONS(DraftUpdate)
};

QString standing(const Incident &i, base::WallTime now)
{
    const base::WallTime began = beganAt(i);
    if (i.state == State::Resolved) {
        const auto mitigated = i.stamp(Stamp::Mitigated).at.value_or(i.stamp(Stamp::Resolved).at.value_or(now));
        return UpdateWords::tr("Resolved. Harm from %1 to %2, %3 in all.").arg(momentOf(began), momentOf(mitigated), base::duration(secondsBetween(began, mitigated)));
    }
    if (const auto mitigated = i.stamp(Stamp::Mitigated).at)
        return UpdateWords::tr("The harm began at %1 and has stopped at %2; we are watching whether it stays so.").arg(momentOf(began), momentOf(*mitigated));
    return UpdateWords::tr("Since %1, for %2 now; it is not over.").arg(momentOf(began), base::age(secondsBetween(began, now)));
}

} // namespace

QString draftUpdate(const Incident &i, base::WallTime now)
{
    QStringList lines{u"%1, %2"_s.arg(nameOf(i), title(i.severity)), standing(i, now)};
    if (i.drill)
        lines.prepend(UpdateWords::tr("This is a drill."));
    if (!i.targets.isEmpty())
        lines.append(UpdateWords::tr("Affected: %1.").arg(base::Untrusted(i.targets.join(u", "_s)).visible()));
    if (i.cause != Cause::None)
        lines.append(UpdateWords::tr("Cause: %1.").arg(title(i.cause)));
    else if (!i.probableCause.isEmpty())
        lines.append(UpdateWords::tr("Probable cause, not confirmed: %1").arg(i.probableCause.visible()));
    QStringList done;
    for (const Line &line : std::views::reverse(i.timeline))
        if (done.size() < kMostNotes && (line.kind == Line::Kind::Note || line.kind == Line::Kind::Engaged || line.kind == Line::Kind::Mitigated || line.kind == Line::Kind::Resolved))
            done.prepend(clockOf(line.at) + u' ' + said(line, i).text);
    if (!done.isEmpty())
        lines.append(UpdateWords::tr("What was done:") + u"\n- "_s + done.join(u"\n- "_s));
    if (const auto commander = i.roles.find(Role::Commander); commander != i.roles.end())
        lines.append(UpdateWords::tr("In charge: %1.").arg(commander->second.visible()));
    else if (i.isOpen())
        lines.append(UpdateWords::tr("Nobody has taken it yet."));
    return lines.join(u'\n');
}

} // namespace incidents
