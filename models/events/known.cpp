// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/known.h"

#include <algorithm>

namespace events {

namespace {

constexpr qsizetype kMostNames = 30;

qint64 milliseconds(base::WallTime at) { return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(); }

Event made(Kind kind, const QString &target, base::WallTime at, const QString &before = {}, const QString &after = {})
{
    Event event;
    event.kind = kind;
    event.target = target;
    event.at = at;
    event.before = base::Untrusted(before);
    event.after = base::Untrusted(after);
    return event;
}

bool promoted(const QString &before, const QString &after)
{
    return (before == QLatin1String("standby") && after == QLatin1String("primary"))
        || (before == QLatin1String("replica") && after == QLatin1String("master"));
}

} // namespace

std::chrono::milliseconds toleranceOf(environment::TargetKind kind)
{
    using namespace std::chrono_literals;
    return kind == environment::TargetKind::Postgres ? 20ms : 5000ms;
}

std::vector<Event> compare(Known &known, const QString &target, environment::TargetKind kind, const watch::Facts &facts, base::WallTime now)
{
    std::vector<Event> found;
    const QString version = facts.version.raw();
    if (!known.system.isEmpty() && !facts.systemIdentifier.isEmpty() && known.system != facts.systemIdentifier) {
        found.push_back(made(Kind::Server, target, now, known.system, facts.systemIdentifier));
        known = {};
    }
    base::WallTime began = now;
    if (facts.startedAt) {
        const qint64 started = milliseconds(*facts.startedAt);
        if (known.started == 0 || std::abs(started - known.started) > toleranceOf(kind).count()) {
            began = std::min(*facts.startedAt, now);
            if (known.started != 0 && started > known.started)
                found.push_back(made(Kind::Restart, target, began));
            known.started = started;
        }
    }
    const bool timelineGrew = facts.timeline > known.timeline && known.timeline != 0;
    const QString timelines[] = {QString::number(known.timeline), QString::number(facts.timeline)};
    if (!facts.role.isEmpty() && !known.role.isEmpty() && facts.role != known.role) {
        if (promoted(known.role, facts.role))
            found.push_back(timelineGrew ? made(Kind::Promotion, target, now, timelines[0], timelines[1]) : made(Kind::Promotion, target, now));
        else
            found.push_back(made(Kind::Role, target, now, known.role, facts.role));
    } else if (timelineGrew) {
        found.push_back(made(Kind::Timeline, target, now, timelines[0], timelines[1]));
    }
    if (!version.isEmpty() && !known.version.isEmpty() && version != known.version)
        found.push_back(made(Kind::Version, target, began, known.version, version));
    if (!facts.systemIdentifier.isEmpty())
        known.system = facts.systemIdentifier;
    if (!facts.role.isEmpty())
        known.role = facts.role;
    if (facts.timeline != 0)
        known.timeline = facts.timeline;
    if (!version.isEmpty())
        known.version = version;
    return found;
}

std::vector<Event> compare(Known &known, const QString &target, const SettingsLook &look, base::WallTime now)
{
    if (look.system != known.system || look.loaded.isEmpty() || look.loaded == known.loaded)
        return {};
    QStringList changed;
    if (!known.loaded.isEmpty()) {
        for (auto it = look.marks.cbegin(); it != look.marks.cend(); ++it)
            if (known.marks.value(it.key()) != it.value())
                changed.append(it.key());
        for (auto it = known.marks.cbegin(); it != known.marks.cend(); ++it)
            if (!look.marks.contains(it.key()))
                changed.append(it.key());
        changed.sort();
    }
    known.loaded = look.loaded;
    known.marks = look.marks;
    if (changed.isEmpty())
        return {};
    if (changed.size() > kMostNames)
        changed = changed.mid(0, kMostNames) + QStringList{QStringLiteral("…")};
    Event event = made(Kind::Settings, target, std::min(look.loadedAt, now));
    event.text = base::Untrusted(changed.join(QStringLiteral(", ")));
    return {event};
}

} // namespace events
