// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who can put a question to one server: a session of one's own, or a door to one that somebody else keeps open (which
// works when the server takes no new connection any more). Engine thread only.

#include "models/postgres/session.h"

namespace postgres {

class Asker {
public:
    virtual ~Asker() = default;
    virtual Task<Result<Rows>> ask(Sql sql, Params values, TimePoint due) = 0;
    virtual Task<Result<Rows>> planOf(ForeignStatement statement, std::string searchPath, TimePoint due) = 0; // as Session's
    [[nodiscard]] virtual int serverVersion() const = 0;
};

class SessionAsker final : public Asker {
public:
    explicit SessionAsker(Session &session) : m_session(session) {}
    Task<Result<Rows>> ask(Sql sql, Params values, TimePoint due) override { return m_session.query(sql, std::move(values), due); }
    Task<Result<Rows>> planOf(ForeignStatement statement, std::string searchPath, TimePoint due) override
    {
        return m_session.planOf(std::move(statement), std::move(searchPath), due);
    }
    [[nodiscard]] int serverVersion() const override { return m_session.serverVersion(); }

private:
    Session &m_session;
};

} // namespace postgres
