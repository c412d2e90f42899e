// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a shared journal is: what an environment file says under shared_journal, or an address of the command line as
// postgresql://ann@db.example:5432/quarterdeck?sslmode=verify-full&sslrootcert=FILE&passfile=FILE. A password in it is
// refused: it would stand in the list of processes. Any thread; the secret is asked for on the engine thread.

#include "models/postgres/connectionsettings.h"
#include "models/watch/probe.h"

namespace sharedjournal {

// Without a passfile ~/.pgpass is read; the host may be a socket folder: postgresql:///quarterdeck?host=/run/postgresql
[[nodiscard]] base::Result<environment::SharedJournal> addressFrom(const QString &url);
[[nodiscard]] bool looksLikeAddress(const QString &text);
// "db.example:5432/quarterdeck", for messages.
[[nodiscard]] QString shownAddress(const environment::SharedJournal &where);

// With the password from where it says it is, and what every session there has: fixed formats and limits.
flow::Task<base::Result<postgres::ConnectionSettings>> settingsOf(watch::ProbeContext context, environment::SharedJournal where, flow::TimePoint due);

} // namespace sharedjournal
