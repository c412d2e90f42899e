// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds what looks like a secret in an environment file, which is shared and kept in a repository. A find is
// named by its place and never repeated. Any thread.

#include "models/environment/reading.h"

namespace environment {

[[nodiscard]] bool isSecretKey(const QString &key);     // password, token, api_key ...
[[nodiscard]] bool isSecretHeader(const QString &name); // Authorization, Cookie, X-Api-Key ...
// user:password@ or ?token= in an address, password= in a connection string or argument, a private key.
[[nodiscard]] bool carriesSecret(const QString &text);
[[nodiscard]] QString whereSecretsGo(); // "name where it comes from under 'credential' ..."

// Reports every secret-looking scalar of the tree and marks it Refused. Statements are left alone: they may
// well compare a column named token.
void refuseSecrets(Node &tree, Reading &reading);

} // namespace environment
