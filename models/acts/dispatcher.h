// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one gate in front of every act. It refuses what is not registered, what the role probed on this very connection
// does not allow or is too strong for, what is aimed at another server than the one that was shown, and what lacks the
// reason or the typed name its danger asks for; writes the intent down before and the outcome after. Engine thread only.

#include "models/acts/act.h"
#include "models/acts/ledger.h"

#include <functional>

namespace acts {

inline constexpr QLatin1StringView kEnvironmentLine("environment: "); // begins the last line of an act's details where they name it

// Which environment the details of an intent name; empty: none.
[[nodiscard]] QString environmentIn(const QString &details);

struct Request {
    QString act;
    QString target;           // id in the environment
    QString environment;      // its name, as its file says it; stands in the details
    QString systemIdentifier; // of the server that was shown when it was decided
    QString actor;            // who decides
    QString reason;           // Disruptive and Irreversible
    QString typedName;        // Irreversible: must be the target's id
    QString details;          // what else the journal keeps, free text
};

// What is true of the connection the act would use, this moment.
struct Standing {
    Role role = Role::Unknown;
    QString systemIdentifier;
};

struct Effect {
    journal::Outcome outcome = journal::Outcome::Done;
    QString details; // what was measured
};

class Dispatcher {
public:
    using Work = std::function<flow::Task<base::Result<Effect>>()>;

    explicit Dispatcher(Ledger &ledger) : m_ledger(ledger) {}

    // Errors: Permission (the role), Invalid (not registered, no reason, wrong name), Absent (another server), or why it
    // could not be written down (nothing was done then), or the work's own.
    flow::Task<base::Result<Effect>> dispatch(Request request, Standing standing, Work work);

    // For an act whose entry is the whole act (an acknowledgement, a note): the same gate, then one note. `subject` stands in
    // it as act_id: what the entry is about. The reason comes first in its details, when there is one.
    flow::Task<base::Result<journal::Receipt>> record(Request request, Standing standing, QString subject);

    // Why it would be refused; nothing: it would not.
    [[nodiscard]] static std::optional<base::Error> refusal(const Request &request, const Standing &standing);

private:
    Ledger &m_ledger;
};

} // namespace acts
