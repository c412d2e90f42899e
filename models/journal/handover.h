// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A wait on the engine thread for an answer that another thread gives by calling a function once. An answer that comes
// after the deadline or a cancellation is dropped.

#include "models/flow/reactor.h"

#include <functional>
#include <memory>
#include <optional>

namespace journal {

template <class T>
class Handover final : public flow::Wait {
public:
    using Answer = std::function<void(T)>; // any thread, once
    // `start` is called when the wait begins, on the engine thread.
    Handover(flow::Reactor &reactor, flow::TimePoint deadline, std::function<void(Answer)> start)
        : Wait(reactor, deadline), m_start(std::move(start))
    {
    }
    ~Handover() { disarm(); }
    flow::Via<Handover> operator co_await() { return {this}; }
    flow::Result<T> resume()
    {
        if (auto r = Wait::resume(); !r)
            return std::unexpected(std::move(r).error());
        return std::move(*m_cell->value);
    }

private:
    struct Cell { // touched by the engine thread alone
        std::optional<T> value;
        Handover *owner = nullptr;
    };
    void arm() override
    {
        m_cell = std::make_shared<Cell>();
        m_cell->owner = this;
        m_start([cell = m_cell, inbox = m_reactor.inbox()](T value) {
            inbox->post([cell, value = std::move(value)]() mutable {
                if (!cell->owner)
                    return;
                cell->value.emplace(std::move(value));
                cell->owner->done();
            });
        });
    }
    void disarm() noexcept override
    {
        if (m_cell)
            m_cell->owner = nullptr;
    }
    std::function<void(Answer)> m_start;
    std::shared_ptr<Cell> m_cell;
};

} // namespace journal
