// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/flow/cancel.h"

namespace flow {

using base::Errc;
using base::Error;
using base::fail;
using base::Result;

inline Error errorOf(Stop why)
{
    return why == Stop::TimedOut ? Error{Errc::TimedOut, "deadline passed"} : Error{Errc::Cancelled, "cancelled"};
}

} // namespace flow
