// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One change of an incident, and the entry of the journal that is all there is of it: a note whose act is "incident.open",
// "incident.acknowledge" ..., whose act_id is the incident and whose details are a flat JSON object
// (resources/docs/incidents.md). Act and act_id stay when the text is erased, so that the state of an incident does too.
// Values and pure functions; any thread.

#include "models/incidents/incident.h"
#include "models/journal/reader.h"

namespace incidents {

inline constexpr qsizetype kLongestText = 4000; // characters of a note
inline constexpr qsizetype kMostParts = 64;     // targets, facts, names of files in one entry
inline constexpr QLatin1StringView kActPrefix("incident.");

struct Change {
    enum class Kind : std::uint8_t {
        Open, Alert, Told, Acknowledge, Escalate, Note, Engage, Mitigate, Resolve, Reopen, HandOver, AssignRole, Correct, Merge,
        Link, Evidence, ProbableCause, FollowUp, FollowUpDone, Accept, Decline
    };
    Kind kind = Kind::Note;
    QString incident; // id; of a new one: made by newId()
    QString who;      // its name goes into the journal's table of persons; empty: the program

    QString text;     // note, reason, sentence, title of a new one, what a follow-up is to do; the event of Told
    QString person;   // offered to, has the role, owns the follow-up; the channel's person of Told
    QString other;    // merged into, linked thing, id of a follow-up, folder of evidence, channel of Told
    QString due;      // of a follow-up: 2026-12-01
    QByteArray after; // leaf hash of the newest entry that its writer knew, where the writer's clock says less; empty: it says enough
    std::optional<Severity> severity;
    std::optional<Cause> cause;
    std::optional<Role> role;
    std::optional<Stamp> stamp;
    std::optional<base::WallTime> at;       // corrected to; mitigated at; told at; impact of a new one
    std::optional<base::WallTime> from, to; // of evidence
    std::optional<AlertNews> news;          // of Alert, and of an incident that an alert opened
    // of a new one
    int number = 0;
    QString environment, service, cluster, group;
    QStringList parts; // targets; of evidence: files; of a probable cause: facts
    bool drill = false;
    friend bool operator==(const Change &, const Change &) = default;
};

// As it stands in the journal.
struct Fact {
    EntryRef ref;
    qint64 time = 0; // microseconds since 1970, as it was written
    bool erased = false;
    Change change;
    qint64 order = 0; // where it is folded: entryorder.h; by the projection
    QByteArray digest; // leaf hash of its record; empty: on its way
};

[[nodiscard]] QString newId();                  // 16 hex digits
[[nodiscard]] QString actOf(Change::Kind kind); // "incident.open"
[[nodiscard]] QString detailsOf(const Change &change);
// Nothing: another act, or no such change.
[[nodiscard]] std::optional<Fact> factOf(const journal::StoredEntry &entry);
// A person's command to a server: an Engage of no incident, whose `parts` is the target and whose `other` is the act. It is
// the first step of every incident that the target suffers from at that moment and that has none. Nothing: something else.
[[nodiscard]] std::optional<Fact> commandOf(const journal::StoredEntry &entry);
// All of them, oldest first. Blocks on the disk.
[[nodiscard]] base::Result<std::vector<Fact>> factsIn(journal::Reader &reader);
// With all commands, whose times may say less than their places: what a projection is made of. Blocks on the disk.
[[nodiscard]] base::Result<std::vector<Fact>> historyIn(journal::Reader &reader);

} // namespace incidents
