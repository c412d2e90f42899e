// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/wording.h"

#include "models/base/format.h"
#include "models/base/moment.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Incidents)
};

QDateTime local(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count());
}

QString span(base::WallTime from, base::WallTime to) { return base::duration(secondsBetween(from, to)); }

// What follows the sentence where somebody wrote something.
QString with(const QString &sentence, const base::Untrusted &text) { return text.isEmpty() ? sentence : Words::tr("%1: %2", "what happened: what was written").arg(sentence, text.visible()); }

QString acknowledged(const Line &line, const Incident &incident)
{
    const Moment &firing = incident.stamp(Stamp::Firing);
    return firing.at && line.at >= *firing.at ? Words::tr("Acknowledged, %1 after firing").arg(span(*firing.at, line.at)) : Words::tr("Acknowledged");
}

QString followUp(const Line &line)
{
    return line.detail == u"done" ? Words::tr("Follow-up done: %1").arg(line.text.visible())
                                  : Words::tr("Follow-up until %2: %1").arg(line.text.visible(), base::Untrusted(line.detail).visible());
}

QString escalated(const Line &line)
{
    const auto severity = severityOf(line.detail);
    return with(severity ? Words::tr("Now %1").arg(title(*severity)) : Words::tr("Escalated to %1").arg(base::Untrusted(line.detail).visible()), line.text);
}

QString resolvedAs(const Line &line)
{
    const auto cause = causeOf(line.detail);
    return with(cause ? Words::tr("Resolved, cause: %1").arg(title(*cause)) : Words::tr("Resolved"), line.text);
}

QString corrected(const Line &line, const Incident &incident)
{
    const auto stamp = stampOf(line.detail);
    if (!stamp)
        return Words::tr("A time was corrected");
    const auto at = incident.stamp(*stamp).at;
    return with(at ? Words::tr("Time corrected: %1 is %2").arg(title(*stamp), momentOf(*at)) : Words::tr("Time corrected: %1").arg(title(*stamp)), line.text);
}

QString roleGiven(const Line &line)
{
    const auto role = roleOf(line.detail);
    return role ? Words::tr("%1 is %2", "person is role").arg(line.text.visible(), title(*role)) : line.text.visible();
}

} // namespace

QString title(Severity severity) { return u"SEV-"_s + QString::number(int(severity)); }

QString title(State state)
{
    switch (state) {
    case State::Open:
        return Words::tr("open");
    case State::Acknowledged:
        return Words::tr("acknowledged");
    case State::Mitigated:
        return Words::tr("harm stopped");
    case State::Resolved:
        break;
    }
    return Words::tr("resolved");
}

QString title(Cause cause)
{
    switch (cause) {
    case Cause::None:
        return {};
    case Cause::Migration:
        return Words::tr("migration");
    case Cause::Deployment:
        return Words::tr("deployment");
    case Cause::Configuration:
        return Words::tr("configuration");
    case Cause::Capacity:
        return Words::tr("capacity");
    case Cause::Hardware:
        return Words::tr("hardware");
    case Cause::Unknown:
        break;
    }
    return Words::tr("unknown");
}

QString title(Role role)
{
    switch (role) {
    case Role::Commander:
        return Words::tr("commander");
    case Role::Deputy:
        return Words::tr("deputy");
    case Role::Scribe:
        return Words::tr("scribe");
    case Role::Liaison:
        return Words::tr("liaison");
    case Role::Expert:
        break;
    }
    return Words::tr("expert");
}

QString title(Stamp stamp)
{
    const QString names[kStamps] = {Words::tr("harm began (t0)"),     Words::tr("first bad sample (t1)"), Words::tr("alert fired (t2)"),  Words::tr("first delivery accepted (t3)"),
                                    Words::tr("acknowledged (t4)"), Words::tr("first step taken (t5)"), Words::tr("harm stopped (t6)"), Words::tr("resolved (t7)")};
    return names[std::size_t(stamp)];
}

Said said(const Line &line, const Incident &incident)
{
    using Kind = Line::Kind;
    const QString who = line.who.visible(), text = line.text.visible(), detail = base::Untrusted(line.detail).visible();
    switch (line.kind) {
    case Kind::FirstBad:
        return {Words::tr("First bad sample: %1").arg(text), {}};
    case Kind::AlertFiring: {
        const QString rule = detail.isEmpty() ? QString() : Words::tr("rule %1").arg(detail);
        const bool joined = !incident.timeline.empty() && incident.alerts.size() > 1 && incident.alerts.front().sentence != line.text;
        return {Words::tr("Alert firing: %1").arg(text), joined ? (rule.isEmpty() ? Words::tr("joined") : Words::tr("%1, joined").arg(rule)) : rule};
    }
    case Kind::AlertResolved:
        return {Words::tr("Alert resolved: %1").arg(text), detail.isEmpty() ? QString() : Words::tr("rule %1").arg(detail)};
    case Kind::Told:
        return {text.isEmpty() ? Words::tr("Told on %1").arg(detail) : Words::tr("Told %1 on %2").arg(text, detail), {}};
    case Kind::Opened:
        return {Words::tr("Opened by hand: %1").arg(text), who};
    case Kind::Acknowledged:
        return {with(acknowledged(line, incident), line.text), who};
    case Kind::AlsoAcknowledged:
        return {with(Words::tr("Also acknowledged"), line.text), who};
    case Kind::Escalated:
        return {escalated(line), who};
    case Kind::Note:
        return {text, who};
    case Kind::Engaged:
        return {detail.isEmpty() ? with(Words::tr("First step taken"), line.text) : Words::tr("First step taken: %1 on %2", "act, target").arg(detail, text), who};
    case Kind::Evidence:
        return line.detail == u"cause" ? Said{Words::tr("Probable cause: %1").arg(text), {}} : Said{Words::tr("Evidence frozen: %1").arg(text), {}};
    case Kind::Linked:
        return {with(Words::tr("Linked to %1").arg(detail), line.text), who};
    case Kind::Role:
        return {roleGiven(line), who};
    case Kind::HandedOver:
        return {with(Words::tr("Hand-over offered to %1").arg(detail), line.text), who};
    case Kind::TookOver:
        return {with(Words::tr("Took it over"), line.text), who};
    case Kind::Declined:
        return {with(Words::tr("The hand-over was declined"), line.text), who};
    case Kind::Mitigated:
        return {with(Words::tr("Harm stopped"), line.text), who};
    case Kind::Resolved:
        return {resolvedAs(line), who};
    case Kind::Reopened:
        return {with(Words::tr("Reopened"), line.text), who};
    case Kind::Merged:
        return {with(incident.mergedInto.isEmpty() ? Words::tr("%1 goes on in this incident").arg(detail) : Words::tr("Goes on in %1").arg(detail), line.text), who};
    case Kind::Corrected:
        return {corrected(line, incident), who};
    case Kind::FollowUp:
        return {followUp(line), who};
    case Kind::Erased:
        break;
    }
    return {Words::tr("The text of this entry was erased."), who};
}

QString nameOf(const Incident &incident)
{
    const QString title = incident.title.isEmpty() ? Words::tr("without a title") : incident.title;
    return incident.number > 0 ? u"#%1 %2"_s.arg(incident.number).arg(title) : title;
}

double secondsBetween(base::WallTime from, base::WallTime to) { return std::max(0.0, std::chrono::duration<double>(to - from).count()); }

base::WallTime beganAt(const Incident &incident)
{
    for (const Stamp stamp : {Stamp::ImpactStart, Stamp::FirstBadSample, Stamp::Firing})
        if (const auto at = incident.stamp(stamp).at)
            return *at;
    return incident.timeline.empty() ? base::WallTime{} : incident.timeline.front().at;
}

QString under(const Incident &incident, base::WallTime now)
{
    if (incident.state == State::Resolved) {
        const auto resolved = incident.stamp(Stamp::Resolved).at.value_or(now);
        const auto mitigated = incident.stamp(Stamp::Mitigated).at.value_or(resolved);
        return Words::tr("resolved %1 ago, lasted %2").arg(base::age(secondsBetween(resolved, now)), span(beganAt(incident), mitigated));
    }
    QStringList parts;
    if (!incident.targets.isEmpty())
        parts.append(base::Untrusted(incident.targets.join(u", "_s)).visible());
    parts.append(base::age(secondsBetween(beganAt(incident), now)));
    const auto commander = incident.roles.find(Role::Commander);
    parts.append(commander == incident.roles.end() ? title(incident.state) : Words::tr("%1 commands").arg(commander->second.visible()));
    if (incident.handOver)
        parts.append(Words::tr("handed over to %1").arg(incident.handOver->to.visible()));
    return parts.join(u" · "_s);
}

Said answer(const std::vector<const Incident *> &open, base::WallTime now)
{
    if (open.empty())
        return {Words::tr("No incident is open."), {}};
    const Incident &worst = *open.front();
    QString title = worst.title;
    while (title.endsWith(u'.'))
        title.chop(1);
    const QString head = Words::tr("%n incident(s) open: %1, %2.", nullptr, int(open.size())).arg(title, base::age(secondsBetween(beganAt(worst), now)));
    const auto fired = worst.stamp(Stamp::Firing).at, acknowledged = worst.stamp(Stamp::Acknowledged).at;
    if (!acknowledged || worst.state == State::Open)
        return {head, Words::tr("Nobody has acknowledged it yet.")};
    return {head, fired ? Words::tr("Acknowledged after %1.").arg(span(*fired, *acknowledged)) : QString()};
}

QString handOverSentence(const Incident &incident)
{
    if (!incident.handOver)
        return {};
    const HandOver &over = *incident.handOver;
    const auto commander = incident.roles.find(Role::Commander);
    const QString who = commander == incident.roles.end() ? QString() : commander->second.visible();
    QString sentence = who.isEmpty() ? Words::tr("Handed over to %1 at %2; nobody has it until it is taken over.").arg(over.to.visible(), clockOf(over.at))
                                     : Words::tr("Handed over to %1 at %2; %3 has it until it is taken over.").arg(over.to.visible(), clockOf(over.at), who);
    if (!over.text.isEmpty())
        sentence += u' ' + over.text.visible();
    return sentence;
}

QString troubleSentence(const base::Error &error)
{
    QString said = base::Untrusted(std::string_view(error.text)).visible();
    while (said.endsWith(u'.'))
        said.chop(1);
    return Words::tr("The journal cannot be read: %1. %2", "what was said, what to do").arg(said, QString::fromStdString(error.remedy)).trimmed();
}

QString laidAsideSentence(const LaidAside &before)
{
    return Words::tr("The journal was found damaged on %1 and a new one begun: what happened before stands in %2 alone.").arg(momentOf(before.at), base::Untrusted(before.file).visible());
}

QString clockOf(base::WallTime at) { return local(at).toString(u"HH:mm:ss"_s); }

QString momentOf(base::WallTime at) { return base::momentText(at); }

} // namespace incidents
