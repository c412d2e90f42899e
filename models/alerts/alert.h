// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One thing that a rule finds wrong, as a value: what it is about, its state, its stamps, and the flags that say who need
// not be told. And what happens to it: transitions, in batches a group. Flags are no states: a silenced, inhibited,
// acknowledged, flapping or maintained alert still fires, still resolves and is still counted; a Resolved transition is
// always delivered. Values; any thread.
//
// For those who tell or remember (channels, incidents): register an alerts::Listener with the watcher (alertwatch.h). It is
// called on the engine's reader thread, at once, with the transitions of one group in the order in which they happened.
//   Pending    bad, not yet for the rule's `for`. Nobody is told.
//   Fired      machine channels are told at once; incidents begin here. Reopened is the same of one that resolved a moment
//              ago: the same incident.
//   Due        still firing, the rule's `persons` (10 s) past since first bad: persons are told from here on, unless quiet().
//              Comes right behind Fired where `for` is as long. A planned restart never gets here.
//   Resolved   whoever was told is told; always, whatever the flags say.
// A flag that ends while the alert still fires and nobody was told brings a Due again (Alert::due says when first).

#include "models/base/clock.h"
#include "models/base/severity.h"
#include "models/base/untrusted.h"
#include "models/watch/reading.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace alerts {

enum class State : std::uint8_t {
    Pending,  // bad, not for long enough
    Firing,   // also while it has been good for less than the rule's `keep`
    Resolved, // kept for a while, so that one that comes back is the same one
    Unknown,  // its source does not tell any more: was pending or firing, is not known to be over
};

enum class Layer : std::uint8_t { Uptime, Errors, Performance, Infrastructure };

struct Acknowledgement {
    QString by;   // person; shown through Untrusted
    QString note; // words of a person
    base::WallTime at{};
    base::WallTime until{}; // ends by itself
    base::Severity severity = base::Severity::Warning; // as it was then: what gets worse voids it
    friend bool operator==(const Acknowledgement &, const Acknowledgement &) = default;
};

struct Alert {
    QString key;     // 64 hex digits, of rule, environment, target and item: the same after a restart and on another machine
    QString rule;    // id: "target.down", "metric/pg.connections.used"
    QString scope;   // name of the environment
    QString target;  // id
    QString service; // tier of the target, else the environment
    QString cluster; // id of the target at its end: the primary behind standby, pool and endpoint; a host for what only runs on it
    base::Untrusted item; // mount, slot, pool, database, objective; empty: the whole target

    State state = State::Pending;
    bool wasFiring = false; // Unknown: it fired before it became unknown
    base::Severity severity = base::Severity::Warning; // Warning or Critical
    Layer layer = Layer::Infrastructure;
    watch::Reading reading;      // newest: value, or the reason why there is none; the metric is null for a condition
    std::optional<double> limit; // that was passed, in the metric's unit
    QString headline;  // what and where in a few words, without a full stop; else as the sentence
    QString sentence;  // what is wrong, in the reader's language; names made visible, plain text
    QString owner;     // role or team of the rule, or the contact of the target
    QString remedy;    // what to do, in words

    // Wall clock; zero: has not happened.
    base::WallTime firstBad{}; // first bad sample of this spell
    base::WallTime fired{};
    base::WallTime due{};      // from when on persons are told; zero: not yet
    base::WallTime resolved{};
    base::WallTime lastSeen{}; // newest sample that was bad

    QStringList silencedBy;  // ids of silences
    QStringList inhibitedBy; // keys of the firing alerts that explain this one
    QStringList maintenance; // ids of windows
    std::optional<Acknowledgement> acknowledged;
    bool flapping = false;
    bool practice = false; // of an environment that is a drill or a sandbox

    [[nodiscard]] bool active() const { return state != State::Resolved; }
    // It fires, or did before its source became silent.
    [[nodiscard]] bool fires() const { return state == State::Firing || (state == State::Unknown && wasFiring); }
    // Nobody is told of it for now. A resolve is told all the same.
    [[nodiscard]] bool quiet() const
    {
        return !silencedBy.isEmpty() || !inhibitedBy.isEmpty() || !maintenance.isEmpty() || acknowledged.has_value() || flapping;
    }
    // One notification and one incident a group: service and cluster, never the host.
    [[nodiscard]] QString group() const { return scope + QLatin1Char('/') + service + QLatin1Char('/') + cluster; }
};

struct Transition {
    enum class What : std::uint8_t {
        Pending,
        Withdrawn,   // was pending, good before it fired: nobody was told
        Fired,
        Reopened,    // bad again soon after it resolved
        Due,         // persons may be told now
        Rose,        // warning became critical; voids the acknowledgement
        Fell,
        Unknown,     // its source is silent
        Known,       // and tells again, still bad
        Resolved,
        Silenced, SilenceEnded,
        Inhibited, InhibitionEnded,
        Maintained, MaintenanceEnded,
        Acknowledged, AcknowledgementEnded,
        FlappingBegan, FlappingEnded,
        Alive,       // of the dead-man's rule alone, each minute: every path has to see it
    };
    What what = What::Pending;
    Alert alert;  // as it is afterwards
    base::WallTime at{};
    QString why;  // a short plain reason: "good for 60 s", "silence 3f2a by ann"; may be empty
};

// One group's transitions, in order. Called on the reader's thread of whoever hosts the watcher; must not block.
using Listener = std::function<void(const QString &group, const QList<Transition> &transitions)>;

[[nodiscard]] QString keyOf(const QString &rule, const QString &scope, const QString &target, const base::Untrusted &item);

// "pending", "firing", "resolved", "unknown"; "uptime" ...; "fired" ...: as in files and --json, never translated.
[[nodiscard]] QString wordOf(State state);
[[nodiscard]] QString wordOf(Layer layer);
[[nodiscard]] QString wordOf(Transition::What what);
[[nodiscard]] std::optional<State> stateOf(QStringView word);
[[nodiscard]] std::optional<Layer> layerOf(QStringView word);

} // namespace alerts
