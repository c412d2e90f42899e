// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/folding.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

using LineKind = Line::Kind;

base::WallTime timeOf(const Fact &fact) { return base::fromMicroseconds(fact.time); }

// Kept in the order of happening; those of one moment, and those of one chain whatever its clock said, in that of the journal.
void write(Incident &incident, const Fact &fact, LineKind kind, const QString &text, const QString &detail = {}, std::optional<base::WallTime> at = {}, const QString &event = {})
{
    Line line;
    line.kind = fact.erased ? LineKind::Erased : kind;
    line.at = at.value_or(timeOf(fact));
    line.text = base::Untrusted(text);
    line.who = base::Untrusted(fact.change.who);
    line.detail = fact.erased && detail.isEmpty() ? word(kind) : detail;
    line.event = event;
    line.entry = fact.ref;
    line.dated = at && *at != timeOf(fact);
    const auto standsBefore = [&line](const Line &other) {
        return other.at <= line.at || (!line.dated && !other.dated && other.entry.log == line.entry.log && other.entry.seq < line.entry.seq);
    };
    auto place = incident.timeline.end();
    while (place != incident.timeline.begin() && !standsBefore(*std::prev(place)))
        --place;
    incident.timeline.insert(place, std::move(line));
}

Moment &moment(Incident &incident, Stamp stamp) { return incident.stamps[std::size_t(stamp)]; }

// What was measured; what a person corrected stays.
void set(Incident &incident, Stamp stamp, base::WallTime at, const EntryRef &ref, bool proposed = false)
{
    Moment &m = moment(incident, stamp);
    if (!m.corrected)
        m = {at, proposed, false, {}, {}, ref};
}

void setOnce(Incident &incident, Stamp stamp, base::WallTime at, const EntryRef &ref)
{
    if (!moment(incident, stamp).at)
        set(incident, stamp, at, ref);
}

// The earlier one of two incidents that are one. What a person said about it, in either, beats what was measured.
void takeEarlier(Incident &into, const Incident &from, Stamp stamp)
{
    const auto said = [stamp](const Moment &m) { return m.corrected || (stamp == Stamp::ImpactStart && m.at && !m.proposed); };
    Moment &own = moment(into, stamp);
    const Moment &other = from.stamp(stamp);
    if (!other.at || said(own) || (own.at && !said(other) && *other.at >= *own.at))
        return;
    own = other;
    if (stamp == Stamp::Firing) // whoever noticed it first
        into.byPerson = from.byPerson;
}

void addTarget(Incident &incident, const QString &target)
{
    if (!target.isEmpty() && !incident.targets.contains(target) && incident.targets.size() < kMostParts)
        incident.targets.append(target);
}

void call(Incident &incident, const Fact &fact, Call::Kind kind)
{
    const Change &c = fact.change;
    const QString to = kind == Call::Kind::Opened ? QString() : c.person.trimmed();
    incident.calls.push_back({kind, base::Untrusted(to), base::Untrusted(c.who), base::Untrusted(c.text), timeOf(fact), fact.ref, false});
}

void answer(Incident &incident, std::optional<Call::Kind> kind = {}) // all of them, or of one kind
{
    for (Call &made : incident.calls)
        made.answered = made.answered || !kind || made.kind == *kind;
}

void acknowledge(Incident &incident, const Fact &fact)
{
    const bool first = incident.state == State::Open || !moment(incident, Stamp::Acknowledged).at;
    setOnce(incident, Stamp::Acknowledged, timeOf(fact), fact.ref);
    if (incident.state == State::Open)
        incident.state = State::Acknowledged;
    if (first) {
        if (!incident.roles.contains(Role::Commander) && !fact.change.who.isEmpty())
            incident.roles.emplace(Role::Commander, base::Untrusted(fact.change.who));
    }
    answer(incident);
    write(incident, fact, first ? LineKind::Acknowledged : LineKind::AlsoAcknowledged, fact.change.text);
}

void escalate(Incident &incident, const Fact &fact)
{
    const Change &c = fact.change;
    const bool worse = c.severity && *c.severity < incident.severity, changed = c.severity && *c.severity != incident.severity;
    const bool asks = !c.person.trimmed().isEmpty();
    if (worse && incident.state == State::Acknowledged)
        incident.state = State::Open; // worse than what was acknowledged
    if (c.severity)
        incident.severity = *c.severity;
    if (worse || asks)
        call(incident, fact, Call::Kind::Escalated);
    if (c.severity && (changed || !asks))
        write(incident, fact, LineKind::Escalated, asks ? QString() : c.text, word(*c.severity));
    if (asks || !c.severity)
        write(incident, fact, LineKind::Escalated, c.text, c.person);
}

// Whoever takes it over has it; taking back what one handed over oneself changes nothing but that.
void accept(Incident &incident, const Fact &fact)
{
    if (!std::exchange(incident.handOver, {})) // somebody was first
        return;
    answer(incident);
    if (!fact.change.who.isEmpty())
        incident.roles[Role::Commander] = base::Untrusted(fact.change.who);
    if (incident.state == State::Open) {
        setOnce(incident, Stamp::Acknowledged, timeOf(fact), fact.ref);
        incident.state = State::Acknowledged;
    }
    write(incident, fact, LineKind::TookOver, fact.change.text);
}

void resolve(Incident &incident, const Fact &fact)
{
    const Change &c = fact.change;
    incident.handOver.reset();
    answer(incident);
    if (incident.state == State::Resolved) { // another console was first
        write(incident, fact, LineKind::Note, c.text);
        return;
    }
    incident.state = State::Resolved;
    incident.cause = c.cause.value_or(Cause::Unknown);
    Moment &mitigated = moment(incident, Stamp::Mitigated);
    if (c.at)
        set(incident, Stamp::Mitigated, *c.at, fact.ref);
    mitigated.proposed = false; // whoever resolves it has seen the proposal
    set(incident, Stamp::Resolved, timeOf(fact), fact.ref);
    write(incident, fact, LineKind::Resolved, c.text, word(incident.cause));
}

void reopen(Incident &incident, const Fact &fact)
{
    if (incident.state != State::Resolved) {
        write(incident, fact, LineKind::Note, fact.change.text);
        return;
    }
    incident.state = State::Open;
    incident.cause = Cause::None;
    ++incident.reopened;
    moment(incident, Stamp::Mitigated) = {};
    moment(incident, Stamp::Resolved) = {};
    write(incident, fact, LineKind::Reopened, fact.change.text);
}

void correct(Incident &incident, const Fact &fact)
{
    const Change &c = fact.change;
    if (!c.stamp || !c.at)
        return;
    moment(incident, *c.stamp) = {*c.at, false, true, base::Untrusted(c.who), base::Untrusted(c.text), fact.ref};
    write(incident, fact, LineKind::Corrected, c.text, word(*c.stamp));
}

void follow(Incident &incident, const Fact &fact)
{
    const Change &c = fact.change;
    const auto known = std::ranges::find(incident.followUps, c.other, &FollowUp::id);
    if (c.kind == Change::Kind::FollowUp && known == incident.followUps.end())
        incident.followUps.push_back({c.other, base::Untrusted(c.text), base::Untrusted(c.person), c.due, false, fact.ref});
    else if (c.kind == Change::Kind::FollowUpDone && known != incident.followUps.end())
        known->done = true;
    else
        return;
    const bool done = c.kind == Change::Kind::FollowUpDone;
    write(incident, fact, LineKind::FollowUp, done ? known->text.raw() : c.text, done ? u"done"_s : c.due);
}

} // namespace

Incident opened(const Fact &fact)
{
    const Change &c = fact.change;
    Incident incident;
    incident.id = c.incident;
    incident.number = c.number;
    incident.title = base::Untrusted(c.text).visible();
    incident.severity = c.severity.value_or(Severity::Sev3);
    incident.environment = c.environment;
    incident.service = c.service;
    incident.cluster = c.cluster;
    incident.group = c.group;
    incident.drill = c.drill;
    incident.openedBy = base::Untrusted(c.who);
    incident.byPerson = !c.news;
    for (const QString &target : c.parts)
        addTarget(incident, target);
    if (c.news) {
        if (c.news->firstBad) {
            set(incident, Stamp::FirstBadSample, *c.news->firstBad, fact.ref);
            set(incident, Stamp::ImpactStart, *c.news->firstBad, fact.ref, true);
            write(incident, fact, LineKind::FirstBad, c.news->sentence.raw(), {}, c.news->firstBad);
        }
        foldAlert(incident, fact);
    } else {
        if (c.from) // as the dashboard saw it before somebody opened this
            set(incident, Stamp::FirstBadSample, *c.from, fact.ref);
        if (const auto impact = c.at ? c.at : c.from)
            set(incident, Stamp::ImpactStart, *impact, fact.ref, !c.at);
        set(incident, Stamp::Firing, timeOf(fact), fact.ref);
        call(incident, fact, Call::Kind::Opened);
        write(incident, fact, LineKind::Opened, c.text, word(incident.severity));
    }
    return incident;
}

void foldAlert(Incident &incident, const Fact &fact)
{
    if (!fact.change.news)
        return;
    const AlertNews &news = *fact.change.news;
    auto known = std::ranges::find(incident.alerts, news.key, &LinkedAlert::key);
    if (known == incident.alerts.end()) {
        incident.alerts.push_back({news.key, news.rule, news.target, news.sentence, news.firing, {}, {}});
        known = incident.alerts.end() - 1;
    } else if (known->firing == news.firing) {
        return; // another watcher saw the same
    }
    const base::WallTime at = news.since.value_or(timeOf(fact));
    known->firing = news.firing;
    if (news.firing) {
        known->since = at;
        known->until.reset();
        setOnce(incident, Stamp::Firing, at, fact.ref);
        addTarget(incident, news.target);
        if (moment(incident, Stamp::Mitigated).proposed)
            moment(incident, Stamp::Mitigated) = {};
    } else {
        known->until = at;
        if (incident.allAlertsClear() && incident.state != State::Resolved && incident.state != State::Mitigated)
            set(incident, Stamp::Mitigated, at, fact.ref, true);
    }
    write(incident, fact, news.firing ? LineKind::AlertFiring : LineKind::AlertResolved, news.sentence.raw(), news.rule, at);
}

void foldChange(Incident &incident, const Fact &fact)
{
    using Of = Change::Kind;
    const Change &c = fact.change;
    const base::WallTime at = c.at.value_or(timeOf(fact));
    switch (c.kind) {
    case Of::Open:
    case Of::Merge:
        break;
    case Of::Alert:
        foldAlert(incident, fact);
        break;
    case Of::Told:
        setOnce(incident, Stamp::Notified, at, fact.ref);
        write(incident, fact, LineKind::Told, c.person, c.other, at, c.text);
        break;
    case Of::Acknowledge:
        acknowledge(incident, fact);
        break;
    case Of::Escalate:
        escalate(incident, fact);
        break;
    case Of::Note:
        write(incident, fact, LineKind::Note, c.text);
        break;
    case Of::Engage:
        setOnce(incident, Stamp::Engaged, at, fact.ref);
        write(incident, fact, LineKind::Engaged, c.incident.isEmpty() ? c.parts.value(0) : c.text, c.other);
        break;
    case Of::Mitigate:
        answer(incident);
        set(incident, Stamp::Mitigated, at, fact.ref);
        if (incident.state != State::Resolved)
            incident.state = State::Mitigated;
        write(incident, fact, LineKind::Mitigated, c.text, {}, at);
        break;
    case Of::Resolve:
        resolve(incident, fact);
        break;
    case Of::Reopen:
        reopen(incident, fact);
        break;
    case Of::HandOver:
        incident.handOver = HandOver{base::Untrusted(c.person), base::Untrusted(c.who), base::Untrusted(c.text), timeOf(fact), fact.ref};
        call(incident, fact, Call::Kind::HandedOver);
        write(incident, fact, LineKind::HandedOver, c.text, c.person);
        break;
    case Of::Accept:
        accept(incident, fact);
        break;
    case Of::Decline:
        if (std::exchange(incident.handOver, {})) {
            answer(incident, Call::Kind::HandedOver);
            write(incident, fact, LineKind::Declined, c.text);
        }
        break;
    case Of::AssignRole:
        if (c.role) {
            incident.roles[*c.role] = base::Untrusted(c.person);
            if (*c.role == Role::Commander) {
                incident.handOver.reset();
                answer(incident, Call::Kind::HandedOver);
            }
            write(incident, fact, LineKind::Role, c.person, word(*c.role));
        }
        break;
    case Of::Correct:
        correct(incident, fact);
        break;
    case Of::Link:
        write(incident, fact, LineKind::Linked, c.text, c.other);
        break;
    case Of::Evidence:
        incident.evidence.push_back({c.other, c.from.value_or(at), c.to.value_or(at), c.parts, fact.ref});
        write(incident, fact, LineKind::Evidence, c.parts.join(u", "_s));
        break;
    case Of::ProbableCause:
        incident.probableCause = base::Untrusted(c.text);
        incident.facts.clear();
        for (const QString &said : c.parts)
            incident.facts.append(base::Untrusted(said).visible());
        write(incident, fact, LineKind::Evidence, c.text, u"cause"_s);
        break;
    case Of::FollowUp:
    case Of::FollowUpDone:
        follow(incident, fact);
        break;
    }
}

void foldMerge(Incident &incident, Incident &into, const Fact &fact)
{
    incident.mergedInto = into.id;
    into.merged.append(incident.id);
    for (const LinkedAlert &alert : incident.alerts) {
        const auto known = std::ranges::find(into.alerts, alert.key, &LinkedAlert::key);
        if (known == into.alerts.end())
            into.alerts.push_back(alert);
        else if (alert.firing && (!known->firing || alert.since < known->since))
            *known = alert;
    }
    if (moment(into, Stamp::Mitigated).proposed && !into.allAlertsClear())
        moment(into, Stamp::Mitigated) = {};
    for (const Stamp stamp : {Stamp::ImpactStart, Stamp::FirstBadSample, Stamp::Firing, Stamp::Notified})
        takeEarlier(into, incident, stamp);
    if (moment(into, Stamp::Acknowledged).at) // else nobody has the one that goes on yet
        takeEarlier(into, incident, Stamp::Acknowledged);
    for (const QString &target : incident.targets)
        addTarget(into, target);
    for (const Call &made : incident.calls) // whoever was asked for by name is asked still
        if (made.kind == Call::Kind::Escalated && !made.to.isEmpty() && !made.answered)
            into.calls.push_back(made);
    write(incident, fact, LineKind::Merged, fact.change.text, u'#' + QString::number(into.number));
    write(into, fact, LineKind::Merged, fact.change.text, u'#' + QString::number(incident.number));
}

} // namespace incidents
