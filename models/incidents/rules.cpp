// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/rules.h"

#include "models/incidents/wording.h"

#include <QDate>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace incidents {

using base::Errc;
using base::Error;

namespace {

constexpr std::chrono::minutes kAhead{1}; // clocks differ

Error no(const char *why, const char *remedy = "") { return {Errc::Invalid, say(why).toStdString(), {}, {}, *remedy ? say(remedy).toStdString() : std::string()}; }

std::optional<Error> textual(const Change &c, base::WallTime now)
{
    using Kind = Change::Kind;
    const bool empty = c.text.trimmed().isEmpty();
    if (c.text.size() > kLongestText)
        return no(QT_TRANSLATE_NOOP("incidents", "The text is too long."));
    if (c.at && *c.at > now + kAhead)
        return no(QT_TRANSLATE_NOOP("incidents", "That time has not come yet."));
    if ((c.kind == Kind::Note || c.kind == Kind::Open || c.kind == Kind::FollowUp) && empty)
        return no(QT_TRANSLATE_NOOP("incidents", "There is no text."));
    if (c.kind == Kind::Resolve && c.cause.value_or(Cause::None) == Cause::None)
        return no(QT_TRANSLATE_NOOP("incidents", "The cause is missing."),
                  QT_TRANSLATE_NOOP("incidents", "Say which it was: migration, deployment, configuration, capacity, hardware or unknown."));
    if (c.kind == Kind::Correct && (empty || !c.stamp || !c.at))
        return no(QT_TRANSLATE_NOOP("incidents", "A correction says which time, what it is, and why."));
    if ((c.kind == Kind::HandOver || c.kind == Kind::AssignRole) && (c.person.trimmed().isEmpty() || (c.kind == Kind::AssignRole && !c.role)))
        return no(QT_TRANSLATE_NOOP("incidents", "It does not say who."));
    if (c.kind == Kind::FollowUp && c.person.trimmed().isEmpty())
        return no(QT_TRANSLATE_NOOP("incidents", "A follow-up has an owner and a date."));
    if (c.kind == Kind::FollowUp && !QDate::fromString(c.due, Qt::ISODate).isValid())
        return no(QT_TRANSLATE_NOOP("incidents", "A follow-up has an owner and a date."), QT_TRANSLATE_NOOP("incidents", "Write the date as 2026-12-01."));
    if (c.kind == Kind::Link && c.other.trimmed().isEmpty())
        return no(QT_TRANSLATE_NOOP("incidents", "It does not say what is linked."));
    if (c.kind == Kind::Escalate && !c.severity && c.person.trimmed().isEmpty())
        return no(QT_TRANSLATE_NOOP("incidents", "It says neither a severity nor whom it goes to."));
    return std::nullopt;
}

// As it stands, whatever the change says.
std::optional<Error> standing(Change::Kind kind, const Incident &incident)
{
    using Kind = Change::Kind;
    constexpr Kind live[] = {Kind::Acknowledge, Kind::Escalate, Kind::Engage, Kind::Mitigate, Kind::Resolve, Kind::HandOver, Kind::Accept, Kind::Decline, Kind::Merge};
    const bool resolved = incident.state == State::Resolved;
    if (!incident.mergedInto.isEmpty() && kind != Kind::Note && kind != Kind::Alert)
        return no(QT_TRANSLATE_NOOP("incidents", "It went on in another incident."));
    if (kind == Kind::Reopen && !resolved)
        return no(QT_TRANSLATE_NOOP("incidents", "It is still open."));
    if (resolved && std::ranges::find(live, kind) != std::end(live))
        return no(QT_TRANSLATE_NOOP("incidents", "It is resolved already."), QT_TRANSLATE_NOOP("incidents", "Reopen it first."));
    if (kind == Kind::Engage && incident.stamp(Stamp::Engaged).at)
        return no(QT_TRANSLATE_NOOP("incidents", "Its first step stands there already."));
    if ((kind == Kind::Accept || kind == Kind::Decline) && !incident.handOver)
        return no(QT_TRANSLATE_NOOP("incidents", "Nobody has handed it over, or somebody has taken it over already."));
    if (kind == Kind::FollowUpDone && std::ranges::all_of(incident.followUps, &FollowUp::done))
        return no(QT_TRANSLATE_NOOP("incidents", "It has no such follow-up."));
    return std::nullopt;
}

std::optional<Error> timely(const Change &c, const Incident &incident, const Projection &known)
{
    using Kind = Change::Kind;
    if (auto wrong = standing(c.kind, incident))
        return wrong;
    if (c.kind == Kind::Merge) {
        const Incident *into = known.find(c.other);
        if (!into || into->id == incident.id)
            return no(QT_TRANSLATE_NOOP("incidents", "There is no such incident to go on in."));
        if (!into->isOpen())
            return no(QT_TRANSLATE_NOOP("incidents", "The incident to go on in is not open."));
    }
    if (c.kind == Kind::FollowUpDone && std::ranges::find(incident.followUps, c.other, &FollowUp::id) == incident.followUps.end())
        return no(QT_TRANSLATE_NOOP("incidents", "It has no such follow-up."));
    return std::nullopt;
}

const LinkedAlert *alertOf(const Incident &incident, const QString &key)
{
    const auto it = std::ranges::find(incident.alerts, key, &LinkedAlert::key);
    return it == incident.alerts.end() ? nullptr : &*it;
}

const Incident *belongsTo(const AlertNews &news, const Projection &known, const QString &environment)
{
    const QString group = groupOf(news);
    const auto here = [&](const Incident &i) { return i.isOpen() && i.environment == environment; };
    const auto open = [&](const Incident &i) { return here(i) && i.drill == news.drill; };
    const auto &all = known.incidents();
    for (const Incident &i : all) // practice or not: versions before counted what a sandbox opened as real
        if (here(i) && alertOf(i, news.key))
            return &i;
    for (const Incident &i : all)
        if (open(i) && std::ranges::any_of(news.inhibitedBy, [&i](const QString &key) { return alertOf(i, key) != nullptr; }))
            return &i;
    for (const Incident &i : all)
        if (open(i) && !group.isEmpty() && i.group == group)
            return &i;
    return nullptr;
}

const Incident *justResolved(const AlertNews &news, const Projection &known, const QString &environment, base::WallTime now)
{
    for (const Incident &i : std::views::reverse(known.incidents())) {
        const auto resolved = i.stamp(Stamp::Resolved).at;
        if (i.mergedInto.isEmpty() && i.state == State::Resolved && i.environment == environment && i.drill == news.drill && resolved
            && now - *resolved <= kReopenWithin && alertOf(i, news.key))
            return &i;
    }
    return nullptr;
}

// The open incident of what explains this alert, where the alert opened one of its own a moment before its cause was seen
// and nobody has taken that one up: one cause is one incident.
const Incident *goesOnIn(const Incident &own, const AlertNews &news, const Projection &known, base::WallTime now)
{
    const auto fired = own.stamp(Stamp::Firing).at;
    const bool alone = std::ranges::none_of(own.alerts, [&news](const LinkedAlert &a) { return a.firing && a.key != news.key; });
    if (!news.firing || own.state != State::Open || !alone || !fired || now - *fired > kJoinWithin)
        return nullptr;
    for (const Incident &i : known.incidents())
        if (i.isOpen() && i.id != own.id && i.environment == own.environment && i.drill == own.drill
            && std::ranges::any_of(news.inhibitedBy, [&i](const QString &key) { return alertOf(i, key) != nullptr; }))
            return &i;
    return nullptr;
}

Change opening(const AlertNews &news, const Projection &known, const QString &environment)
{
    Change c;
    c.kind = Change::Kind::Open;
    c.incident = newId();
    c.number = known.nextNumber();
    c.text = news.headline.isEmpty() ? news.sentence.raw() : news.headline.raw();
    c.severity = news.severity;
    c.environment = environment;
    c.service = news.service;
    c.cluster = news.cluster;
    c.group = groupOf(news);
    c.drill = news.drill;
    if (!news.target.isEmpty())
        c.parts = {news.target};
    c.news = news;
    return c;
}

} // namespace

bool may(Change::Kind kind, const Incident &incident) { return kind == Change::Kind::Open || !standing(kind, incident); }

std::optional<Error> objectionTo(const Change &change, const Projection &known, base::WallTime now)
{
    if (auto wrong = textual(change, now))
        return wrong;
    if (change.kind == Change::Kind::Open)
        return std::nullopt;
    const Incident *incident = known.find(change.incident);
    if (!incident)
        return Error{Errc::Absent, say(QT_TRANSLATE_NOOP("incidents", "There is no such incident.")).toStdString(), {}, {}, {}};
    return timely(change, *incident, known);
}

QString groupOf(const AlertNews &news)
{
    if (!news.group.isEmpty())
        return news.group;
    return news.service.isEmpty() && news.cluster.isEmpty() ? QString() : news.service + u'/' + news.cluster;
}

std::vector<Change> changesFor(const AlertNews &news, const Projection &known, const QString &environment, base::WallTime now)
{
    Change joins;
    joins.kind = Change::Kind::Alert;
    joins.news = news;
    if (const Incident *incident = belongsTo(news, known, environment)) {
        const LinkedAlert *alert = alertOf(*incident, news.key);
        if (const Incident *cause = alert ? goesOnIn(*incident, news, known, now) : nullptr) {
            Change merge;
            merge.kind = Change::Kind::Merge;
            merge.incident = incident->id;
            merge.other = cause->id;
            merge.text = say(QT_TRANSLATE_NOOP("incidents", "One cause: what explains its alert was seen a moment later."));
            return {merge};
        }
        if (alert ? alert->firing == news.firing : !news.firing)
            return {};
        joins.incident = incident->id;
        return {joins};
    }
    if (!news.firing || news.onlyExplained)
        return {};
    if (const Incident *incident = justResolved(news, known, environment, now)) {
        Change again;
        again.kind = Change::Kind::Reopen;
        again.incident = joins.incident = incident->id;
        again.text = news.sentence.raw();
        return {again, joins};
    }
    if (!news.critical)
        return {};
    return {opening(news, known, environment)};
}

} // namespace incidents
