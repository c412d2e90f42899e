// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flow/reactor.h"
#include "models/secrets/keyringthread.h"

namespace secrets {

// co_await KeyringWait(...): the keyring's answer, or the end of our patience. An answer that comes later is
// dropped; what it carried is wiped.
class KeyringWait final : public flow::Wait {
public:
    KeyringWait(flow::Reactor &reactor, KeyringThread &thread, KeyringThread::Request request, flow::TimePoint due);
    ~KeyringWait() { disarm(); }
    flow::Via<KeyringWait> operator co_await() { return {this}; }
    Answer resume();

private:
    struct Cell { // handed over through the inbox; `owner` is touched by the engine thread only
        std::optional<Answer> answer;
        KeyringWait *owner = nullptr;
    };
    void arm() override;
    void disarm() noexcept override;

    KeyringThread &m_thread;
    KeyringThread::Request m_request;
    std::shared_ptr<Cell> m_cell;
};

} // namespace secrets
