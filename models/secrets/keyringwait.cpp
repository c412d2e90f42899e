// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keyringwait.h"

#include <QCoreApplication>

namespace secrets {

KeyringWait::KeyringWait(flow::Reactor &reactor, KeyringThread &thread, KeyringThread::Request request, flow::TimePoint due)
    : Wait(reactor, due), m_thread(thread), m_request(std::move(request))
{
}

void KeyringWait::arm()
{
    m_cell = std::make_shared<Cell>();
    m_cell->owner = this;
    m_thread.ask(std::move(m_request), [cell = m_cell, inbox = m_reactor.inbox()](Answer answer) {
        auto late = std::make_shared<Answer>(std::move(answer));
        inbox->post([cell, late] {
            if (!cell->owner)
                return;
            cell->answer.emplace(std::move(*late));
            cell->owner->done();
        });
    });
}

void KeyringWait::disarm() noexcept
{
    if (m_cell)
        m_cell->owner = nullptr;
}

Answer KeyringWait::resume()
{
    if (!Wait::resume() || !m_cell->answer)
        return Answer(Availability::TimedOut, base::Secret(),
                      QCoreApplication::translate("secrets", "the keyring did not answer in time"));
    return std::move(*m_cell->answer);
}

} // namespace secrets
