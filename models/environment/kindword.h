// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kind of an environment as its file says it: "production". Any thread.

#include "models/environment/environment.h"

namespace environment {

[[nodiscard]] QString kindWord(Kind kind);

} // namespace environment
