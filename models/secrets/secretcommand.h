// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretsource.h"

#include <chrono>

namespace secrets {

// Runs argv (argv[0] an absolute path, no shell) and answers the first line of its standard output. It gets no
// input, a fixed PATH, an allow-list of variables (home, session bus, agents) and a process group of its own,
// which is killed at the limit. What it says on standard error is not read: it might be the secret. Blocks: call
// it on a pool thread.
Answer runSecretCommand(const QStringList &argv, std::chrono::milliseconds limit);

} // namespace secrets
