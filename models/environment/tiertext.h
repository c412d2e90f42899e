// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tiers of an environment file: renamed, put into another order, added, taken out. Any thread.

#include "models/base/result.h"
#include "models/environment/environment.h"

namespace environment {

// The text with these tiers in this order; entries that stay keep their lines and the comments above them.
base::Result<QByteArray> arrangeTiers(const QByteArray &yaml, const QList<Tier> &before, const QList<Tier> &after);

} // namespace environment
