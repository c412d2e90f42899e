// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A secret from the person at the terminal, which does not show it; from a pipe, its first line. Blocks.

#include "models/base/secret.h"

#include <QString>

namespace app {

[[nodiscard]] base::Secret promptSecret(const QString &prompt);

} // namespace app
