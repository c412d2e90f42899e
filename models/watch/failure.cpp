// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/failure.h"

namespace watch {

using base::Errc;

Condition conditionOf(const base::Error &error)
{
    if (error.sqlstate == "57P03")
        return Condition::Starting;
    if (error.sqlstate == "53300")
        return Condition::NoSlots;
    if (error.sqlstate == "3D000") // no such database
        return Condition::Misconfigured;
    switch (error.code) {
    case Errc::TimedOut:
        return Condition::NotAnswering;
    case Errc::Authentication:
    case Errc::Permission:
        return Condition::Refused;
    case Errc::Tls:
        return Condition::Untrusted;
    case Errc::Unresolved:
    case Errc::Protocol:
    case Errc::Invalid:
    case Errc::Absent:
        return Condition::Misconfigured;
    case Errc::Cancelled:
    case Errc::Io:
    case Errc::Server:
    case Errc::Closed:
    case Errc::Internal:
        return Condition::Down;
    }
    return Condition::Down;
}

NoValue reasonOf(const base::Error &error)
{
    switch (error.code) {
    case Errc::TimedOut:
        return NoValue::TimedOut;
    case Errc::Authentication:
    case Errc::Permission:
        return NoValue::Permission;
    case Errc::Server:
    case Errc::Absent:
    case Errc::Invalid:
        return NoValue::Error;
    default:
        return NoValue::Unreachable;
    }
}

std::optional<base::milliseconds> retryAfter(Backoff &backoff, const base::Error &error)
{
    if (error.code == Errc::Tls || error.code == Errc::Protocol)
        return base::milliseconds(5000);
    return backoff.next(error);
}

} // namespace watch
