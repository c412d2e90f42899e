// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The password or token of a target, from wherever its environment says: given for this session, the keyring, or a
// named command. (libpq reads pass and service files itself.)

#include "models/base/secret.h"
#include "models/watch/probe.h"

namespace watch {

// Empty when the target names none. Errors: Absent with a sentence and a remedy (absent, locked, denied, timed out
// and no keyring are told apart), Cancelled. Context and target outlive the probe that asks.
flow::Task<flow::Result<base::Secret>> secretOf(const ProbeContext &context, const environment::Target &target,
                                                flow::TimePoint due);
// The same of anything that has a credential; key: of the keyring, where the credential names none.
flow::Task<flow::Result<base::Secret>> secretFrom(secrets::SecretSource &secrets, environment::Credential credential, QString key,
                                                  flow::TimePoint due);

} // namespace watch
