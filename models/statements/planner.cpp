// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/planner.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace statements {

namespace {

constexpr auto kLimit = 5s; // the server's own limits come first

class Side final : public Planner {
public:
    void ask(const QString &, const PlanRequest &) override {}
};

flow::Task<void> look(flow::Reactor &reactor, std::shared_ptr<Planner> side, std::shared_ptr<postgres::Asker> door, QString target, PlanRequest request)
{
    auto planning = planOf(*door, request, reactor.now() + kLimit);
    const auto plan = co_await std::move(planning);
    if (plan)
        emit side->planned(target, request, *plan);
    else
        emit side->refused(target, request, plan.error());
}

base::Error noDoor()
{
    return {base::Errc::Closed, QCoreApplication::translate("EngineSignaller", "This target has no open connection.").toStdString(), {}, {},
            QCoreApplication::translate("EngineSignaller", "Try again when it answers.").toStdString()};
}

} // namespace

EnginePlanner::EnginePlanner(watch::Feed &feed, QObject *parent) : Planner(parent), m_feed(feed), m_side(std::make_shared<Side>())
{
    connect(m_side.get(), &Planner::planned, this, &Planner::planned, Qt::QueuedConnection);
    connect(m_side.get(), &Planner::refused, this, &Planner::refused, Qt::QueuedConnection);
}

void EnginePlanner::ask(const QString &target, const PlanRequest &request)
{
    m_feed.postWithDoor(target, [side = m_side, target, request](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &,
                                                                 const std::shared_ptr<postgres::Asker> &door) {
        if (door)
            scope.spawn(look(reactor, side, door, target, request));
        else
            emit side->refused(target, request, noDoor());
    });
}

} // namespace statements
