// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One statement as another role, in a transaction that is always rolled back: nothing it did stays, whatever comes of it. A
// lost connection or a cancelled flow rolls back as well, by the server. Limits: five seconds a statement, half a second a
// lock. Engine thread; the session belongs to the trial while it lasts.

#include "models/postgres/session.h"

#include <QList>
#include <QString>

namespace audit {

struct Trial {
    QString role;
    QList<std::pair<QString, QString>> settings; // made after the role is taken on
    QString searchPath;                          // empty: the session's
    bool writes = false;                         // else the transaction is read only
};

struct TrialOutcome {
    bool begun = false;          // false: the role or a setting was refused, the statement was not tried
    base::Result<postgres::Rows> answer;
    explicit TrialOutcome(bool b, base::Result<postgres::Rows> a) : begun(b), answer(std::move(a)) {}
};

// Error: the connection's, or the transaction could not be rolled back (the session is of no use then).
flow::Task<base::Result<TrialOutcome>> tryAs(flow::Reactor &reactor, postgres::Session &session, Trial trial, postgres::Sql sql, postgres::Params values);

} // namespace audit
