// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretsource.h"

#include <memory>

namespace flow {
class Reactor;
}

namespace secrets {

// The secrets of a person at a desktop: keyring, commands, what was typed in this session; of a service what it was given
// in $CREDENTIALS_DIRECTORY first. Made, used and destroyed on the engine thread of `reactor`, which must outlive it. A keyring that hangs costs a thread of its
// own and nothing else.
std::unique_ptr<SecretSource> makeSecretSource(flow::Reactor &reactor);

} // namespace secrets
