// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/planner.h"

#include "models/flow/event.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace statements {

class PlannerSide final : public Planner {
public:
    void ask(const QString &, const PlanRequest &) override {}

    bool elsewhere = false; // a connection is open for a plan in another database
    flow::Event freed;
};

namespace {

using Side = std::shared_ptr<PlannerSide>;
using Door = std::shared_ptr<postgres::Asker>;

constexpr auto kLimit = 5s; // the server's own limits come first
constexpr auto kElsewhere = 12s; // connecting and waiting for one's turn too

flow::Task<base::Result<Plan>> planInTurn(watch::ProbeContext context, Side side, environment::Target target, PlanRequest request)
{
    flow::Reactor &reactor = context.reactor;
    const auto due = reactor.now() + kElsewhere;
    while (side->elsewhere) {
        auto turn = side->freed.next(reactor, due);
        const auto came = co_await turn;
        if (!came)
            co_return std::unexpected(came.error());
    }
    side->elsewhere = true;
    auto planning = planElsewhere(context, std::move(target), std::move(request), due);
    auto plan = co_await std::move(planning);
    side->elsewhere = false;
    side->freed.happened();
    co_return plan;
}

flow::Task<base::Result<Plan>> planAnywhere(watch::ProbeContext context, Side side, Door door, environment::Target target, PlanRequest request)
{
    const auto due = context.reactor.now() + kLimit;
    bool here = !refusal(request.text).isEmpty(); // then no connection is opened for it
    if (!here) {
        auto looking = ranHere(*door, request, due);
        const auto found = co_await std::move(looking);
        if (!found)
            co_return std::unexpected(found.error());
        here = *found;
    }
    if (here) {
        auto planning = planOf(*door, std::move(request), due);
        co_return co_await std::move(planning);
    }
    auto planning = planInTurn(context, std::move(side), std::move(target), std::move(request));
    co_return co_await std::move(planning);
}

flow::Task<void> look(watch::ProbeContext context, Side side, Door door, environment::Target target, PlanRequest request)
{
    auto planning = planAnywhere(context, side, std::move(door), target, request);
    const auto plan = co_await std::move(planning);
    if (plan)
        emit side->planned(target.id, request, *plan);
    else
        emit side->refused(target.id, request, plan.error());
}

base::Error noDoor()
{
    return {base::Errc::Closed, QCoreApplication::translate("EngineSignaller", "This target has no open connection.").toStdString(), {}, {},
            QCoreApplication::translate("EngineSignaller", "Try again when it answers.").toStdString()};
}

} // namespace

EnginePlanner::EnginePlanner(watch::Feed &feed, QObject *parent) : Planner(parent), m_feed(feed), m_side(std::make_shared<PlannerSide>())
{
    connect(m_side.get(), &Planner::planned, this, &Planner::planned, Qt::QueuedConnection);
    connect(m_side.get(), &Planner::refused, this, &Planner::refused, Qt::QueuedConnection);
}

void EnginePlanner::ask(const QString &target, const PlanRequest &request)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *found = environment ? environment->find(target) : nullptr;
    if (!found)
        return;
    m_feed.postWithContext(target, [side = m_side, what = *found, request](const watch::ProbeContext &context, flow::TaskScope &scope, const Door &door) {
        if (door)
            scope.spawn(look(context, side, door, what, request));
        else
            emit side->refused(what.id, request, noDoor());
    });
}

} // namespace statements

#include "moc_planner.cpp"
