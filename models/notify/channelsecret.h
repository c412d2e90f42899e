// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A channel's secret, fetched where the file says and kept for ten minutes at most, so that a slow password program does not
// delay each message. Engine thread only.

#include "models/base/secret.h"
#include "models/notify/sender.h"

namespace notify {

class HeldSecret {
public:
    HeldSecret(const SenderRoom &room, environment::Credential credential) : m_room(room), m_credential(std::move(credential)) {}

    // Errors: Authentication with a sentence and what to do, TimedOut, Cancelled. Without a source: an empty secret.
    flow::Task<flow::Result<void>> fetch(flow::TimePoint due);
    [[nodiscard]] const base::Secret &secret() const { return m_secret; } // after fetch()
    void forget() { m_until = {}; } // it was refused: ask again, it may have been changed

private:
    SenderRoom m_room;
    environment::Credential m_credential;
    base::Secret m_secret;
    flow::TimePoint m_until{};
};

// A careless server repeats what it was sent: its words are logged without the secret.
void redact(Attempt &attempt, const base::Secret &secret);

// The attempt that never began, because the secret is missing: tried again, it may be a locked keyring.
[[nodiscard]] Attempt withoutSecret(const base::Error &error);

} // namespace notify
