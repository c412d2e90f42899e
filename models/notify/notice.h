// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One thing to be told, as a value: what, how bad, since when, and whether people are asked or machines alone. Made by whoever
// watches (alerts, incidents, a test), given to the Outbox, which decides which channels hear it. Every text is plain text;
// what a server chose in it must have been made visible before (base::Untrusted). Any thread.

#include "models/base/clock.h"
#include "models/base/severity.h"

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace notify {

enum class Moment : std::uint8_t {
    Firing,       // it began, or became worse, or is said again
    Resolved,     // it is over: always let through
    Acknowledged, // somebody has it: `who`
    Flapping,     // it comes and goes: said once
    Digest,       // several in one: `count`
    Test,         // "test this channel"
};

struct Notice {
    // What it is about: stable over restarts and programs, no time in it (for an alert the SHA-256, in hex, of its rule and its
    // identifying labels). At most 255 ASCII characters: PagerDuty's dedup_key, the thread of a mail, the id on the desktop.
    QString key;
    // This one telling of it. The same event is never told twice on a channel, however often it is posted; posting it again
    // with `people` set adds the people's channels. Empty: made of key, moment, severity and `began`. A reminder needs its own.
    QString event;

    Moment moment = Moment::Firing;
    base::Severity severity = base::Severity::Warning;
    QString rule;    // id of the rule that found it; empty: none did
    QString service; // what users call it: "shop"
    QString cluster; // the place: "oltp"
    QString target;  // id in the environment file, where it is one target
    QString environment; // its name
    QString alert;   // key of the alert that it is named after or that made it as bad as it is, where `key` is that of a group; empty: none, or not said
    QString summary; // in a few words: what and where, as a subject has it
    QString text;    // further lines: the whole sentence, what to do, facts; may be empty
    QMap<QString, QString> labels; // identifying ones, for machines: "alertname" is set from `rule`, "severity" by the channel
    base::WallTime began{};
    std::optional<base::WallTime> ended; // Resolved
    bool people = true; // false: machine channels alone (at once); true: people too (after the rule's `for`)
    QStringList channels; // these alone, by id (a level of escalation, a test); empty: all that suit
    QStringList persons;  // whom a level of escalation asks, ids of rota.yaml; empty: whoever has the channel
    QString incident;     // id of the incident it belongs to; empty: none yet. Another one than its key: that went on there
    QString who;          // Acknowledged: who has it; plain text
    int count = 1;        // of things it tells of: more than 1 in a digest or a group
    bool drill = false;   // an exercise: says so in every text
    bool practice = false; // of an environment that is a drill or a sandbox: told where that was asked for alone

    friend bool operator==(const Notice &, const Notice &) = default;
};

[[nodiscard]] QLatin1StringView word(Moment moment); // "firing", in files and for machines
[[nodiscard]] std::optional<Moment> momentOf(QStringView word);

// What `event` is when the poster gave none.
[[nodiscard]] QString eventOf(const Notice &notice);
// The same once more, of what began again as `begun`.
[[nodiscard]] QString eventAfter(const QString &event, const QString &begun);

} // namespace notify

Q_DECLARE_METATYPE(notify::Notice)
