// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was last seen of a target, and what is new about it: pure comparisons, so that a change is told once, whether the
// console ran meanwhile or not. An unknown fact is no change. Values; any thread.

#include "models/environment/environment.h"
#include "models/events/event.h"
#include "models/watch/snapshot.h"

#include <QMap>

namespace events {

// Names of settings with the marks of resources/sql/events/settings.sql.
struct SettingsLook {
    QString system;            // identifier of the server that answered
    QString loaded;            // pg_conf_load_time() as text
    base::WallTime loadedAt{};
    QMap<QString, QString> marks;
};

struct Known {
    QString system;
    qint64 started = 0;        // milliseconds since 1970; 0: unknown
    QString role, version;     // empty: unknown
    int timeline = 0;          // 0: unknown
    QString loaded;            // empty: settings never read
    QMap<QString, QString> marks;
    friend bool operator==(const Known &, const Known &) = default;
};

// How far two readings of one start may lie apart: PostgreSQL tells it exactly, others by their uptime in whole seconds.
[[nodiscard]] std::chrono::milliseconds toleranceOf(environment::TargetKind kind);

// Takes over what the facts say and tells what that changed. `now` is when it was seen.
[[nodiscard]] std::vector<Event> compare(Known &known, const QString &target, environment::TargetKind kind, const watch::Facts &facts,
                                         base::WallTime now);
[[nodiscard]] std::vector<Event> compare(Known &known, const QString &target, const SettingsLook &look, base::WallTime now);

} // namespace events
