// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From a target of the environment file to the connection settings of a PostgreSQL server or a PgBouncer console, with
// the password from where the file says it is. Engine thread only.

#include "models/postgres/session.h"
#include "models/watch/probe.h"

namespace watch {

[[nodiscard]] inline postgres::Engine engineOf(const ProbeContext &c)
{
    return {c.reactor, c.dns, c.cancels};
}

// Error Absent: no password can be had (keyring locked, command failed ...), with what to do about it. `given`, when not
// empty, is used instead of any other source.
flow::Task<base::Result<postgres::ConnectionSettings>> postgresSettings(ProbeContext context, const environment::Target &target,
                                                                        base::Secret given, flow::TimePoint due);

} // namespace watch
