// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/enginepoolkeeper.h"

#include "models/acts/poolact.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace operate {

namespace {

using KeeperSide = std::shared_ptr<PoolKeeperSide>;
using ConsoleDoor = std::shared_ptr<postgres::Asker>;

constexpr auto kFileLook = 8s; // a file may be on a slow disk

base::Error noConsole()
{
    return {base::Errc::Closed, QCoreApplication::translate("EngineSignaller", "This target has no open connection.").toStdString(), {}, {},
            QCoreApplication::translate("EngineSignaller", "Try again when it answers.").toStdString()};
}

acts::PoolPlace placeAt(flow::Reactor &reactor, const KeeperSide &side, const watch::Facts &facts)
{
    return {reactor, side->files, facts.configFile.raw().toStdString()};
}

flow::Task<void> lookAtPool(acts::PoolPlace place, KeeperSide side, ConsoleDoor door, QString pooler, acts::PoolChange change, bool undo)
{
    const flow::TimePoint due = place.reactor.now() + kFileLook;
    auto looking = undo ? acts::forecastRestore(place, door, change, due) : acts::forecastResize(place, door, change, due);
    const auto forecast = co_await std::move(looking);
    if (forecast)
        emit side->foreseen(pooler, *forecast);
    else
        emit side->refused(pooler, change.database, undo, forecast.error());
}

flow::Task<void> changePool(acts::PoolPlace place, KeeperSide side, ConsoleDoor door, acts::Request request, acts::Standing standing, acts::PoolForecast forecast)
{
    request.actor = co_await side->books->person(place.reactor);
    const QString pooler = request.target;
    if (!side->books->journal()) {
        emit side->refused(pooler, forecast.change.database, forecast.undo, Bookkeeping::ending());
        co_return;
    }
    BookLedger ledger(side->books);
    acts::Dispatcher dispatcher(ledger);
    auto acting = acts::actOnPool(place, door, dispatcher, std::move(request), std::move(standing), forecast.change, forecast.undo);
    const auto effect = co_await std::move(acting);
    if (effect)
        emit side->carriedOut(pooler, forecast, *effect);
    else
        emit side->refused(pooler, forecast.change.database, forecast.undo, effect.error());
}

} // namespace

QString identityOf(const environment::Target &pooler, const watch::Facts &facts)
{
    const auto *settings = std::get_if<environment::PgBouncerSettings>(&pooler.settings);
    return settings && !facts.consoleRole.isEmpty() ? acts::poolerIdentity(facts.configFile.visible(), settings->host, settings->port) : QString();
}

EnginePoolKeeper::EnginePoolKeeper(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, QObject *parent) :
    PoolKeeper(parent), m_feed(feed), m_side(std::make_shared<PoolKeeperSide>(std::move(books)))
{
    connect(m_side.get(), &PoolKeeperSide::foreseen, this, &PoolKeeper::foreseen, Qt::QueuedConnection);
    connect(m_side.get(), &PoolKeeperSide::carriedOut, this, &PoolKeeper::carriedOut, Qt::QueuedConnection);
    connect(m_side.get(), &PoolKeeperSide::refused, this, &PoolKeeper::refused, Qt::QueuedConnection);
}

void EnginePoolKeeper::foresee(const QString &pooler, const acts::PoolChange &change, bool undo)
{
    m_feed.postWithDoor(pooler, [side = m_side, pooler, change, undo](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &facts, const ConsoleDoor &door) {
        if (door)
            scope.spawn(lookAtPool(placeAt(reactor, side, facts), side, door, pooler, change, undo));
        else
            emit side->refused(pooler, change.database, undo, noConsole());
    });
}

void EnginePoolKeeper::carryOut(const QString &pooler, const QString &identity, const acts::PoolForecast &forecast, const QString &reason)
{
    acts::Request request;
    request.target = pooler;
    request.systemIdentifier = identity;
    request.reason = reason;
    const environment::EnvironmentPtr environment = m_feed.environment();
    request.environment = environment ? environment->name : QString();
    m_feed.postWithDoor(pooler, [side = m_side, environment, request, forecast](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &facts, const ConsoleDoor &door) {
        const environment::Target *target = environment ? environment->find(request.target) : nullptr;
        if (!door || !target) {
            emit side->refused(request.target, forecast.change.database, forecast.undo, noConsole());
            return;
        }
        const acts::Standing standing{acts::roleOf(facts.consoleRole), identityOf(*target, facts)};
        scope.spawn(changePool(placeAt(reactor, side, facts), side, door, request, standing, forecast));
    });
}

} // namespace operate

#include "moc_enginepoolkeeper.cpp"
#include "moc_poolkeeper.cpp"
