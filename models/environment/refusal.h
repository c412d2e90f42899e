// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change that is not made: why, and what to do. Any thread.

#include "models/base/result.h"

#include <QString>

namespace environment {

std::unexpected<base::Error> refuse(const QString &text, const QString &remedy, base::Errc code = base::Errc::Invalid);

} // namespace environment
