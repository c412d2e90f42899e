// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Secrets of a service without a session: what systemd put into $CREDENTIALS_DIRECTORY (LoadCredential=, SetCredential=,
// LoadCredentialEncrypted=) answers as the keyring entry of that name. What is not there is asked of the other source.

#include "models/secrets/secretsource.h"

#include <memory>

namespace flow {
class Reactor;
}

namespace secrets {

std::unique_ptr<SecretSource> makeServiceSecrets(flow::Reactor &reactor, QString folder, std::unique_ptr<SecretSource> other);

// The first line of FOLDER/KEY. Absent: there is none, or the key cannot be a file's name. Blocks.
Answer readServiceCredential(const QString &folder, const QString &key);

} // namespace secrets
