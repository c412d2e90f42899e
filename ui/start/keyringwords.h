// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretsource.h"

#include <QString>

namespace start {

// Why the keyring did not keep a password, and what became of it: one sentence. Empty for Found.
[[nodiscard]] QString notKept(secrets::Availability keyring, const QString &detail = {});
// Why a password has to be asked for: one sentence.
[[nodiscard]] QString askedBecause(secrets::Availability keyring, const QString &target);

} // namespace start
