// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/guests.h"

#include <QCoreApplication>

#include <algorithm>
#include <variant>

namespace watch {

using base::Errc;
using base::Error;
using base::Result;
using flow::Task;
using flow::TimePoint;
using postgres::IdleEnd;
using postgres::Session;

struct Guests::Question {
    struct Plan {
        postgres::ForeignStatement statement;
        std::string searchPath;
    };
    struct Ask {
        postgres::Sql sql;
        postgres::Params values;
    };
    using What = std::variant<Ask, Plan>;
    Question(Guests &g, What w, TimePoint d) : guests(g), id(++g.m_asked), what(std::move(w)), due(d) { guests.m_waiting.push_back(this); }
    ~Question() { guests.m_waiting.remove(this); }
    Question(const Question &) = delete;
    Question &operator=(const Question &) = delete;

    Guests &guests;
    const std::uint64_t id;
    What what;
    TimePoint due;
    std::optional<Result<postgres::Rows>> answer;
};

namespace {

constexpr flow::milliseconds kPlanning{1500}; // the server's own limit of planning

Error noConnection()
{
    return {Errc::Closed, QCoreApplication::translate("watch", "there is no connection to this server at the moment").toStdString(), {},
            QCoreApplication::translate("watch", "ask the server").toStdString(),
            QCoreApplication::translate("watch", "Try again when it answers.").toStdString()};
}

Error onlySimple()
{
    return {Errc::Protocol, QCoreApplication::translate("watch", "a pooler's console takes no values and plans nothing").toStdString(), {},
            QCoreApplication::translate("watch", "ask the server").toStdString(), {}};
}

} // namespace

Task<Result<postgres::Rows>> Guests::ask(postgres::Sql sql, postgres::Params values, TimePoint due)
{
    if (!connected())
        co_return std::unexpected(noConnection());
    if (m_speaks == Speaks::Simple && !values.values().empty())
        co_return std::unexpected(onlySimple());
    const Question::What what = Question::Ask(sql, std::move(values));
    Question question(*this, what, due);
    co_return co_await answerTo(question);
}

Task<Result<postgres::Rows>> Guests::planOf(postgres::ForeignStatement statement, std::string searchPath, TimePoint due)
{
    if (!connected())
        co_return std::unexpected(noConnection());
    if (m_speaks == Speaks::Simple)
        co_return std::unexpected(onlySimple());
    const Question::What what = Question::Plan(std::move(statement), std::move(searchPath));
    Question question(*this, what, due);
    co_return co_await answerTo(question);
}

Task<Result<postgres::Rows>> Guests::answerTo(Question &question)
{
    m_came.happened();
    while (!question.answer) {
        auto told = co_await m_answered.next(m_reactor, question.due);
        if (!told && !question.answer)
            co_return std::unexpected(std::move(told).error());
    }
    co_return std::move(*question.answer);
}

void Guests::closed()
{
    m_version = 0;
    for (Question *q : m_waiting)
        if (!q->answer)
            q->answer = std::unexpected(noConnection());
    m_answered.happened();
}

Task<Result<IdleEnd>> Guests::someoneAsks()
{
    auto came = co_await m_came.next(m_reactor);
    if (!came)
        co_return std::unexpected(std::move(came).error());
    co_return IdleEnd::Activity;
}

Task<Result<void>> Guests::serve(Session &session)
{
    for (;;) {
        const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), [](const Question *q) { return !q->answer; });
        if (next == m_waiting.end())
            co_return Result<void>();
        const std::uint64_t id = (*next)->id;
        const Question::What what = (*next)->what;
        const TimePoint due = std::min((*next)->due, m_reactor.now() + m_patience);
        Result<postgres::Rows> answer;
        if (const auto *plan = std::get_if<Question::Plan>(&what)) // several steps, of which one may take long
            answer = co_await session.planOf(plan->statement, plan->searchPath, std::min((*next)->due, due + kPlanning));
        else if (const auto *ask = std::get_if<Question::Ask>(&what); ask && m_speaks == Speaks::Simple)
            answer = co_await session.simple(ask->sql, due);
        else if (ask)
            answer = co_await session.query(ask->sql, ask->values, due);
        std::optional<Error> broken;
        if (!answer && session.broken())
            broken = answer.error();
        const auto still = std::find_if(m_waiting.begin(), m_waiting.end(), [id](const Question *q) { return q->id == id; });
        if (still != m_waiting.end()) { // it may have left meanwhile
            (*still)->answer = std::move(answer);
            m_answered.happened();
        }
        if (broken)
            co_return std::unexpected(std::move(*broken));
    }
}

Task<Result<IdleEnd>> Guests::idle(Session &session, TimePoint due)
{
    const bool asked = std::any_of(m_waiting.begin(), m_waiting.end(), [](const Question *q) { return !q->answer; });
    if (!asked) {
        std::vector<Task<Result<IdleEnd>>> first;
        first.push_back(session.idle(due));
        first.push_back(someoneAsks());
        auto end = co_await flow::race(std::move(first));
        if (!end || *end == IdleEnd::Due)
            co_return end;
    }
    auto served = co_await serve(session);
    if (!served)
        co_return std::unexpected(std::move(served).error());
    co_return IdleEnd::Activity;
}

} // namespace watch
