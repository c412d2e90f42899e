// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretsource.h"

#include <QThread>

#include <functional>
#include <memory>

namespace secrets {

// The thread in which the keyring library works: its first call blocks (it looks for a service), its answers come
// by an event loop, and a prompt may stay open for minutes. Requests run side by side. Started with the first one.
class KeyringThread final {
public:
    enum class Wish { Read, Write, Remove };
    struct Request {
        Wish wish = Wish::Read;
        QString key;
        std::shared_ptr<const base::Secret> secret; // Write
    };
    using Done = std::function<void(Answer)>; // called in this thread, once, or never when the keyring hangs

    KeyringThread() = default;
    // Waits a moment for the thread; one that hangs in the library is left behind, and ends with the program.
    ~KeyringThread();
    KeyringThread(const KeyringThread &) = delete;
    KeyringThread &operator=(const KeyringThread &) = delete;

    void ask(Request request, Done done); // any thread but this; the caller keeps the deadline

private:
    class Desk; // lives in the thread, owns the jobs

    QThread *m_thread = nullptr;
    Desk *m_desk = nullptr;
};

} // namespace secrets
