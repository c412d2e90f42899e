// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An incident as the journal tells it: nothing here is kept anywhere else (resources/docs/incidents.md). Made by
// incidents::Projection from the entries whose act begins with "incident."; every line of the timeline names its entry.
// Values; any thread. What persons and servers wrote is base::Untrusted; words of files and JSON are never translated.

#include "models/base/clock.h"
#include "models/base/untrusted.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace incidents {

// Lower is worse: SEV-1 and SEV-2 are major.
enum class Severity : std::uint8_t { Sev1 = 1, Sev2, Sev3, Sev4, Sev5 };
enum class State : std::uint8_t { Open, Acknowledged, Mitigated, Resolved };
// None until it is resolved; then one of the others is required.
enum class Cause : std::uint8_t { None, Migration, Deployment, Configuration, Capacity, Hardware, Unknown };
enum class Role : std::uint8_t { Commander, Deputy, Scribe, Liaison, Expert };

// t0 to t7 of the reference (incidents-runbooks 2.7).
enum class Stamp : std::uint8_t { ImpactStart, FirstBadSample, Firing, Notified, Acknowledged, Engaged, Mitigated, Resolved };
inline constexpr std::size_t kStamps = 8;

// The record of the journal a line stands on.
struct EntryRef {
    QString log;
    qint64 seq = -1;
    friend bool operator==(const EntryRef &, const EntryRef &) = default;
};

struct Moment {
    std::optional<base::WallTime> at; // nothing: missing, which is never zero
    bool proposed = false;            // by the program; a person has not confirmed it
    bool corrected = false;           // by a person, with a reason
    base::Untrusted by, reason;       // of the correction
    EntryRef entry;
    friend bool operator==(const Moment &, const Moment &) = default;
};

// What an alert tells the desk, firing or resolved. Filled by whoever evaluates alerts; its own room is not needed for it.
struct AlertNews {
    QString key;              // stable deduplication key of the alert
    QString rule;             // name of its rule: "pg-blocked-sessions"
    base::Untrusted headline; // what and where in a few words: the title of an incident; empty: the sentence is
    base::Untrusted sentence; // what is wrong, one line
    QString target;           // id in the environment
    QString service, cluster; // grouping key: alerts of the same cluster and service have one incident
    QString group;            // overrides service and cluster as grouping key (inhibition group); empty: those two
    QStringList inhibitedBy;  // keys of alerts that explain this one: it joins their incident
    bool onlyExplained = false; // it fires as before, what explains it is the news: opens and reopens nothing
    Severity severity = Severity::Sev2;
    bool critical = false;    // opens an incident; others only join one
    bool firing = true;       // false: it has resolved
    bool drill = false;
    std::optional<base::WallTime> firstBad; // t1
    std::optional<base::WallTime> since;    // t2 when firing; when it resolved otherwise
    friend bool operator==(const AlertNews &, const AlertNews &) = default;
};

// An alert that belongs to an incident.
struct LinkedAlert {
    QString key, rule, target;
    base::Untrusted sentence;
    bool firing = true;
    std::optional<base::WallTime> since, until;
    friend bool operator==(const LinkedAlert &, const LinkedAlert &) = default;
};

struct Line {
    enum class Kind : std::uint8_t {
        FirstBad, AlertFiring, AlertResolved, Told, Opened, Acknowledged, AlsoAcknowledged, Escalated, Note, Engaged, Evidence,
        Linked, Role, HandedOver, Mitigated, Resolved, Reopened, Merged, Corrected, FollowUp, Erased, TookOver, Declined
    };
    Kind kind = Kind::Note;
    base::WallTime at{};       // when it happened
    base::Untrusted text;      // what was written or found; may be empty
    base::Untrusted who;       // who wrote the entry
    QString detail;            // a word of the kind: role, cause, stamp, severity, channel, rule
    QString event;             // of Told: what was told under the incident's own id; empty: an alert of it
    EntryRef entry;
    bool dated = false;        // the entry itself says when; else it is when it was written
    friend bool operator==(const Line &, const Line &) = default;
};

// A hand-over that nobody has accepted: until then the commander is who he was.
struct HandOver {
    base::Untrusted to, by, text; // what they must know
    base::WallTime at{};
    EntryRef entry;
    friend bool operator==(const HandOver &, const HandOver &) = default;
};

// Somebody is to be told because a person said so: opened it by hand, made it worse, asked for somebody, offered a hand-over.
struct Call {
    enum class Kind : std::uint8_t { Opened, Escalated, HandedOver };
    Kind kind = Kind::Opened;
    base::Untrusted to; // empty: whoever is next
    base::Untrusted by, text;
    base::WallTime at{};
    EntryRef entry;
    bool answered = false; // somebody has it, or has done something about it, since
    friend bool operator==(const Call &, const Call &) = default;
};

struct FollowUp {
    QString id;
    base::Untrusted text, owner;
    QString due; // 2026-12-01
    bool done = false;
    EntryRef entry;
    friend bool operator==(const FollowUp &, const FollowUp &) = default;
};

// Frozen at detection; lies in the state folder and opens also when the server is gone.
struct Evidence {
    QString folder;
    base::WallTime from{}, to{};
    QStringList parts; // names of files in it
    EntryRef entry;
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

struct Incident {
    QString id;     // random, the same on every console
    int number = 0; // what people say: #212; two consoles may have given one twice, the id tells them apart
    QString title;  // made visible
    Severity severity = Severity::Sev3;
    State state = State::Open;
    Cause cause = Cause::None;
    QString environment, service, cluster, group;
    QStringList targets;
    std::vector<LinkedAlert> alerts;
    std::array<Moment, kStamps> stamps;
    std::map<Role, base::Untrusted> roles;
    std::optional<HandOver> handOver;
    std::vector<Call> calls; // as they came; of one that was merged into this one, who is asked for by name
    base::Untrusted openedBy;
    bool byPerson = false; // detected by a person, listed apart
    bool drill = false;
    int reopened = 0;      // times
    QString mergedInto;    // id of the one it went on in; empty: it is its own
    QStringList merged;    // ids that went on in this one
    base::Untrusted probableCause; // one sentence; empty: not looked for
    QStringList facts;             // what it rests on, visible
    std::vector<Evidence> evidence;
    std::vector<FollowUp> followUps;
    std::vector<Line> timeline; // oldest first; equal moments, and what one clock wrote that was set back, as in the journal

    [[nodiscard]] const Moment &stamp(Stamp s) const { return stamps[std::size_t(s)]; }
    [[nodiscard]] bool isOpen() const { return state != State::Resolved && mergedInto.isEmpty(); }
    [[nodiscard]] bool allAlertsClear() const
    {
        for (const LinkedAlert &a : alerts)
            if (a.firing)
                return false;
        return !alerts.empty();
    }
    friend bool operator==(const Incident &, const Incident &) = default;
};

// "sev-1", "acknowledged", "configuration", "commander", "t4": in entries, JSON and on command lines.
[[nodiscard]] QString word(Severity severity);
[[nodiscard]] QString word(State state);
[[nodiscard]] QString word(Cause cause); // empty for None
[[nodiscard]] QString word(Role role);
[[nodiscard]] QString word(Stamp stamp);
[[nodiscard]] QString word(Line::Kind kind);
[[nodiscard]] std::optional<Severity> severityOf(QStringView word); // "sev-1", "SEV-1" and "1"
[[nodiscard]] std::optional<Cause> causeOf(QStringView word);       // None is none
[[nodiscard]] std::optional<Role> roleOf(QStringView word);
[[nodiscard]] std::optional<Stamp> stampOf(QStringView word);       // "t4" and "acknowledged"

} // namespace incidents

Q_DECLARE_METATYPE(incidents::Incident)
