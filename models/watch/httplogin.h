// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How what the environment says about a web address becomes what the HTTP client needs. Engine thread.

#include "models/environment/environment.h"
#include "models/http/client.h"

namespace secrets {
class SecretSource;
}

namespace watch {

[[nodiscard]] http::TlsSettings tlsSettingsOf(const environment::Tls &tls);

// Gives the client the secret to send with each request; false: there is none. header: "Authorization: Bearer"; empty:
// nothing is sent. key: of the keyring, where the credential names none. Errors as secretOf().
flow::Task<base::Result<bool>> logIn(http::Client &client, secrets::SecretSource &secrets, environment::Credential credential, QString key, QString header,
                                     flow::TimePoint due);

} // namespace watch
