// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/consequence.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

using environment::EdgeKind;
using environment::Environment;
using environment::TargetKind;
using health::Sign;
using watch::Condition;

namespace {

bool hasEdge(const Environment &environment, const QString &from, EdgeKind kind, const QString &to)
{
    const environment::Target *target = environment.find(from);
    return target && std::ranges::any_of(target->edges, [&](const environment::Edge &e) { return e.kind == kind && e.to == to; });
}

bool isWatchedThrough(const Environment &environment, const QString &id, const QString &through)
{
    const environment::Target *target = environment.find(id);
    return target && environment::watchedThrough(*target) == through;
}

TargetKind kindOf(const Environment &environment, const QString &id)
{
    const environment::Target *target = environment.find(id);
    return target ? target->kind : TargetKind::Host;
}

bool isEndpoint(const Environment &environment, const QString &id)
{
    const TargetKind kind = kindOf(environment, id);
    return kind == TargetKind::Http || kind == TargetKind::HttpJson || kind == TargetKind::Heartbeat;
}

// What waits for somebody else is no longer answered; what refuses is gone by itself.
bool isSilent(const Sign &sign) { return sign.family.isEmpty() && sign.condition == Condition::NotAnswering; }

// What users feel of a target that does not serve their requests.
bool isFelt(const Environment &environment, const Sign &effect, Trouble trouble)
{
    return trouble == Trouble::Answers || trouble == Trouble::Pool || (isSilent(effect) && isEndpoint(environment, effect.target));
}

bool allDeadOn(const Environment &environment, const QList<Sign> &all, const QString &host)
{
    for (const environment::Target &target : environment.targets)
        if (target.id != host && hasEdge(environment, target.id, EdgeKind::RunsOn, host)
            && std::ranges::none_of(all, [&](const Sign &s) { return s.target == target.id && troubleOf(s) == Trouble::Dead; }))
            return false;
    return true;
}

// What a primary says of a standby: a slot or a distance that bears the name of another target is not about this one.
bool isAbout(const Environment &environment, const Sign &sign, const QString &standby)
{
    return sign.instance.isEmpty() || sign.instance == standby || !environment.find(sign.instance);
}

bool tellsOfStandby(const Environment &environment, const Sign &effect, Trouble trouble, const QString &standby)
{
    if (!hasEdge(environment, standby, EdgeKind::ReplicatesFrom, effect.target) || !isAbout(environment, effect, standby))
        return false;
    if (trouble == Trouble::Slot)
        return effect.metrics.contains(watch::MetricId(u"pg.slot.inactive.age"_s)) || effect.metrics.contains(watch::MetricId(u"pg.slot.retained"_s));
    return trouble == Trouble::Missing || trouble == Trouble::Behind;
}

// The data of this server lie on that disk, and on no other one that the host has.
bool liesOn(const Environment &environment, const Sign &server, const Sign &disk)
{
    const auto holds = [&server](const QString &mount) { return mount == u"/" || server.folder == mount || server.folder.startsWith(mount + u'/'); };
    if (server.folder.isEmpty() || disk.instance.isEmpty() || !hasEdge(environment, server.target, EdgeKind::RunsOn, disk.target) || !holds(disk.instance))
        return false;
    const environment::Target *host = environment.find(disk.target);
    const auto *settings = host ? std::get_if<environment::HostSettings>(&host->settings) : nullptr;
    return settings && !settings->mounts.isEmpty() // all of them: which there are is not known here
        && std::ranges::none_of(settings->mounts, [&](const QString &mount) { return mount.size() > disk.instance.size() && holds(mount); });
}

} // namespace

bool asks(const Environment &environment, const QString &who, const QString &whom)
{
    QSet<QString> seen{who};
    QStringList open{who};
    while (!open.isEmpty()) {
        const environment::Target *target = environment.find(open.takeFirst());
        if (!target)
            continue;
        for (const environment::Edge &edge : target->edges) {
            if ((edge.kind != EdgeKind::Uses && edge.kind != EdgeKind::RoutesThrough) || seen.contains(edge.to))
                continue;
            if (edge.to == whom)
                return true;
            seen.insert(edge.to);
            open.append(edge.to);
        }
    }
    return false;
}

Trouble troubleOf(const Sign &sign)
{
    const auto leads = [&sign](QLatin1StringView metric) { return !sign.metrics.isEmpty() && sign.metrics.first().name() == metric; };
    const auto is = [&sign](QLatin1StringView family) { return sign.family == family; };
    const auto begins = [&sign](QLatin1StringView family) { return sign.family.startsWith(family); };
    if (sign.family.isEmpty()) {
        const bool refuses = sign.condition == Condition::Refused || sign.condition == Condition::Untrusted || sign.condition == Condition::Misconfigured;
        return refuses ? Trouble::Access : sign.condition == Condition::NoSlots ? Trouble::Full : Trouble::Dead;
    }
    if (sign.own)
        return Trouble::Own;
    if (is("redis.loading"_L1))
        return Trouble::Dead;
    if (is("pg.connections.used"_L1))
        return Trouble::Full;
    if (is("locks"_L1))
        return Trouble::Locks;
    if (is("pg.transaction.longest"_L1) || is("pg.idle_in_transaction.age"_L1) || is("pg.query.longest"_L1))
        return Trouble::Sessions;
    if (is("pool"_L1) || is("pgbouncer.clients.used"_L1))
        return Trouble::Pool;
    if (is("http.certificate.days"_L1) || is("pg.certificate.days"_L1))
        return Trouble::Certificate;
    if (is("answers"_L1) || begins("http."_L1) || is("heartbeat.age"_L1))
        return Trouble::Answers;
    if (is("link"_L1))
        return leads("pg.replay.paused"_L1) ? Trouble::Paused : leads("pg.replay.age"_L1) ? Trouble::Behind : Trouble::CutStream;
    if (begins("lag/"_L1))
        return Trouble::Behind;
    if (is("pg.standbys.missing"_L1))
        return Trouble::Missing;
    if (begins("slot/"_L1))
        return Trouble::Slot;
    if (is("archive"_L1))
        return Trouble::Archive;
    if (is("pg.wal.size"_L1))
        return Trouble::Wal;
    if (begins("disk/"_L1))
        return Trouble::Disk;
    return is("cpu"_L1) || begins("host."_L1) ? Trouble::Load : Trouble::Other;
}

bool isSymptom(Trouble trouble) { return trouble == Trouble::Answers || trouble == Trouble::Behind || trouble == Trouble::Load || trouble == Trouble::Own; }

bool isCircumstance(Trouble trouble) { return trouble == Trouble::Load; }

bool leadsTo(const Environment &environment, const QList<Sign> &all, const Sign &cause, const Sign &effect)
{
    const Trouble from = troubleOf(cause), to = troubleOf(effect);
    const bool same = cause.target == effect.target;
    const bool felt = !same && asks(environment, effect.target, cause.target) && isFelt(environment, effect, to);
    const bool watched = !same && effect.family.isEmpty() && isWatchedThrough(environment, effect.target, cause.target);
    const bool stream = hasEdge(environment, effect.target, EdgeKind::ReplicatesFrom, cause.target) && (to == Trouble::CutStream || to == Trouble::Behind);
    const bool told = tellsOfStandby(environment, effect, to, cause.target);
    switch (from) {
    case Trouble::Dead:
        if (kindOf(environment, cause.target) == TargetKind::Host)
            return to == Trouble::Dead && hasEdge(environment, effect.target, EdgeKind::RunsOn, cause.target) && allDeadOn(environment, all, cause.target);
        return felt || watched || stream || told;
    case Trouble::Access:
        return watched;
    case Trouble::Full:
        return felt || watched;
    case Trouble::Locks:
        return felt || (same && (to == Trouble::Full || to == Trouble::Sessions));
    case Trouble::Pool:
    case Trouble::Answers:
        return felt;
    case Trouble::CutStream:
        return told || (same && to == Trouble::Behind);
    case Trouble::Paused:
        return to == Trouble::Behind && (told || same);
    case Trouble::Slot:
    case Trouble::Archive:
    case Trouble::Wal:
        return (same && to == Trouble::Wal && from != Trouble::Wal) || (to == Trouble::Disk && liesOn(environment, cause, effect));
    case Trouble::Disk:
        return to == Trouble::Dead && liesOn(environment, effect, cause);
    case Trouble::Sessions:
    case Trouble::Certificate:
    case Trouble::Behind:
    case Trouble::Missing:
    case Trouble::Load:
    case Trouble::Own:
    case Trouble::Other:
        break;
    }
    return false;
}

} // namespace incidents
