// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Something that happened at one moment and may explain what a chart shows: found on a target, or written down by a
// person. A value; any thread.

#include "models/base/clock.h"
#include "models/base/untrusted.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace events {

enum class Kind { Restart, Promotion, Role, Timeline, Version, Server, Settings, Deployment, Migration, Note };
inline constexpr Kind kKinds[] = {Kind::Restart, Kind::Promotion, Kind::Role, Kind::Timeline, Kind::Version,
                                  Kind::Server, Kind::Settings, Kind::Deployment, Kind::Migration, Kind::Note};

struct Event {
    Kind kind = Kind::Note;
    base::WallTime at{};
    QString target;               // its id; empty: the whole environment
    base::Untrusted before, after; // roles, timelines, versions, system identifiers
    base::Untrusted text;          // what a person wrote; names of settings
    base::Untrusted who;           // who wrote it; empty: found on the target
    friend bool operator==(const Event &, const Event &) = default;
};

// The words that stand in files and in JSON: "restart". Never translated.
[[nodiscard]] QString kindWord(Kind kind);
[[nodiscard]] std::optional<Kind> kindOf(const QString &word);

} // namespace events

Q_DECLARE_METATYPE(events::Event)
