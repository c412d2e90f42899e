// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a caller asks the journal to write down, and what it gets back. Values; any thread.

#include <QString>

#include <cstdint>
#include <optional>

namespace journal {

// Genesis and Terminal begin and end a chain and are written by the journal itself.
enum class Phase : std::uint8_t { Genesis, Intent, Outcome, Note, Terminal };
enum class Danger : std::uint8_t { Look, Reversible, Disruptive, Irreversible };
// Unknown: the act was begun and nobody can say how it ended (a link or a program died meanwhile).
enum class Outcome : std::uint8_t { None, Done, Failed, Refused, Unknown };

// The words that stand in a record: "intent", "done". Never translated.
[[nodiscard]] QLatin1StringView word(Phase phase);
[[nodiscard]] QLatin1StringView word(Outcome outcome); // empty for None
[[nodiscard]] std::optional<Phase> phaseOf(QStringView word);
[[nodiscard]] Outcome outcomeOf(QStringView word); // None for what is no such word

struct Entry {
    Phase phase = Phase::Note;
    QString act;    // registered name: "session.cancel"
    QString actId;  // joins intent and outcome; an intent without one is given one (see Receipt)
    QString actor;  // a person's name: lies in a table that can be erased, the record holds a pseudonym
    QString target; // the target's id in the environment file
    QString systemIdentifier; // of the PostgreSQL cluster it was aimed at
    Danger danger = Danger::Look;
    Outcome outcome = Outcome::None;
    QString sqlstate;
    QString details; // free text: a reason, parameters; lies in a table that can be erased, the record holds its digest

    // The outcome that belongs to this intent, once a receipt said which act it is.
    [[nodiscard]] Entry ended(const QString &id, Outcome how, const QString &state = {}, const QString &text = {}) const;
};

// The entry is on disk.
struct Receipt {
    QString log; // the chain: 32 hex digits
    qint64 seq = 0;
    QString actId;
};

} // namespace journal
