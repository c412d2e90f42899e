// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace secrets {

// The keyring library reports a locked keyring, a missing one and a missing entry alike; the secret service itself
// knows the difference.
enum class KeyringState {
    NoService,    // no session bus, or nobody on it keeps secrets
    NoCollection, // a service without a keyring yet
    Locked,
    Unlocked,
    Silent, // no answer within a second
};

// Asks the secret service for its default keyring; `done` is called in the context's thread, later.
void askKeyringState(QObject *context, std::function<void(KeyringState, const QString &detail)> done);

} // namespace secrets
