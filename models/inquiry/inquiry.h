// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The statement that a person typed, run as the act sql.read: on a connection that is opened for it and closed after it, as
// the login that the environment file names as `reader` or else the console's own, and only when that login may do no more
// than look, asked on that very connection. Its digest is in the journal before it runs and how it ended after; its text
// and what the server says to it are never written down. Engine thread only.

#include "models/acts/ledger.h"
#include "models/watch/probe.h"

#include "models/postgres/session.h"

#include <memory>

namespace inquiry {

struct Question {
    postgres::TypedStatement statement;
    QString systemIdentifier; // of the server that was shown when it was typed
    QString actor;
    postgres::TypedLimits limits = {};

    explicit Question(postgres::TypedStatement s) : statement(std::move(s)) {}
};

struct Answer {
    postgres::TypedRows rows;
    std::chrono::milliseconds took{0}; // from sending it until the transaction was rolled back
    base::Untrusted login;             // as which it ran
};

// One that is under way, for whoever may want to end it.
struct Run {
    enum class Lack { Nothing, Password, RightPassword };
    postgres::Session *session = nullptr; // while there is something to cancel
    bool cancelled = false;               // before it began: it does not
    Lack lack = Lack::Nothing;            // why a reader whose password is in the keyring could not log in
};

// Errors: no connection or no password, Permission with what to do when the login may do more than look, the journal's,
// Cancelled. What the server says to the statement is in the answer. Context and ledger outlive it.
flow::Task<base::Result<Answer>> inquire(watch::ProbeContext context, environment::Target target, Question question, acts::Ledger &ledger,
                                         std::shared_ptr<Run> run);

// Asks the server to end it; the inquiry itself then says so. Returns when the request is delivered.
flow::Task<void> end(std::shared_ptr<Run> run);

} // namespace inquiry
