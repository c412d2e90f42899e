// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Questions of others on the connection that a probe keeps open, put between two of its own rounds: an act reaches a
// server that takes no new connection any more, and needs no third one. Engine thread only. Shared by the probe, which
// serves, and whoever asks; a question is answered once, or ends with the connection or its deadline.

#include "models/flow/event.h"
#include "models/postgres/asker.h"

#include <list>
#include <memory>

namespace watch {

class Guests final : public postgres::Asker {
public:
    enum class Speaks { Extended, Simple }; // Simple: the console of a pooler, which takes no values and plans nothing
    // patience: how long the server may be silent about one of them, however long who asks would wait: until then the probe
    // does not see that it hangs.
    Guests(flow::Reactor &reactor, flow::milliseconds patience, Speaks speaks = Speaks::Extended) : m_reactor(reactor), m_patience(patience), m_speaks(speaks) {}

    // Errors: Closed when there is no connection at the moment, TimedOut, or what the server said.
    flow::Task<base::Result<postgres::Rows>> ask(postgres::Sql sql, postgres::Params values, flow::TimePoint due) override;
    // Nobody's question comes between the steps of a plan.
    flow::Task<base::Result<postgres::Rows>> planOf(postgres::ForeignStatement statement, std::string searchPath, flow::TimePoint due) override;
    [[nodiscard]] int serverVersion() const override { return m_version; }
    [[nodiscard]] bool connected() const { return m_version > 0; }

    // The probe's end: while one of these lives there is a connection; whoever waits when it goes is told so.
    class Welcome {
    public:
        Welcome(Guests &guests, const postgres::Session &session) : m_guests(guests) { m_guests.m_version = session.serverVersion(); }
        ~Welcome() { m_guests.closed(); }
        Welcome(const Welcome &) = delete;
        Welcome &operator=(const Welcome &) = delete;

    private:
        Guests &m_guests;
    };
    // Idle until `due`, or until something comes on the connection, or somebody asks: then all questions are answered
    // first. An error is the connection's.
    flow::Task<base::Result<postgres::IdleEnd>> idle(postgres::Session &session, flow::TimePoint due);

private:
    struct Question;
    void closed();
    flow::Task<base::Result<postgres::Rows>> answerTo(Question &question);
    flow::Task<base::Result<void>> serve(postgres::Session &session);
    flow::Task<base::Result<postgres::IdleEnd>> someoneAsks();

    flow::Reactor &m_reactor;
    const flow::milliseconds m_patience;
    const Speaks m_speaks;
    std::list<Question *> m_waiting; // each lives in the frame of ask(), which takes it out
    flow::Event m_came, m_answered;
    std::uint64_t m_asked = 0; // questions so far
    int m_version = 0;
};

} // namespace watch
