// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/enginesignaller.h"

#include "models/acts/sessionact.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace operate {

namespace {

using Side = std::shared_ptr<SignallerSide>;
using Door = std::shared_ptr<postgres::Asker>;

constexpr auto kLook = 3s;

base::Error noDoor()
{
    return {base::Errc::Closed, QCoreApplication::translate("EngineSignaller", "This target has no open connection.").toStdString(), {}, {},
            QCoreApplication::translate("EngineSignaller", "Try again when it answers.").toStdString()};
}

flow::Task<void> look(flow::Reactor &reactor, Side side, Door door, QString target, int pid, acts::Signal signal)
{
    auto looking = acts::forecastSignal(*door, pid, signal, reactor.now() + kLook);
    const auto forecast = co_await std::move(looking);
    if (forecast)
        emit side->foreseen(target, *forecast, signal);
    else
        emit side->refused(target, forecast.error());
}

flow::Task<void> act(flow::Reactor &reactor, Side side, Door door, acts::Request request, acts::Standing standing,
                     acts::SessionForecast forecast, acts::Signal signal)
{
    request.actor = co_await side->books->person(reactor);
    if (!side->books->journal()) {
        emit side->refused(request.target, Bookkeeping::ending());
        co_return;
    }
    BookLedger ledger(side->books);
    acts::Dispatcher dispatcher(ledger);
    const QString target = request.target;
    auto acting = acts::actOnSession(reactor, door, dispatcher, std::move(request), std::move(standing), forecast, signal);
    const auto effect = co_await std::move(acting);
    if (effect)
        emit side->carriedOut(target, forecast, signal, *effect);
    else
        emit side->refused(target, effect.error());
}

} // namespace

EngineSignaller::EngineSignaller(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, QObject *parent) :
    Signaller(parent), m_feed(feed), m_side(std::make_shared<SignallerSide>(std::move(books)))
{
    connect(m_side.get(), &SignallerSide::foreseen, this, &Signaller::foreseen, Qt::QueuedConnection);
    connect(m_side.get(), &SignallerSide::carriedOut, this, &Signaller::carriedOut, Qt::QueuedConnection);
    connect(m_side.get(), &SignallerSide::refused, this, &Signaller::refused, Qt::QueuedConnection);
}

void EngineSignaller::foresee(const QString &target, int pid, acts::Signal signal)
{
    m_feed.postWithDoor(target, [side = m_side, target, pid, signal](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &, const Door &door) {
        if (door)
            scope.spawn(look(reactor, side, door, target, pid, signal));
        else
            emit side->refused(target, noDoor());
    });
}

void EngineSignaller::carryOut(const QString &target, const QString &server, const acts::SessionForecast &forecast, acts::Signal signal,
                               const QString &reason)
{
    acts::Request request;
    request.target = target;
    request.environment = m_feed.environment() ? m_feed.environment()->name : QString();
    request.systemIdentifier = server;
    request.reason = reason;
    m_feed.postWithDoor(target, [side = m_side, request, forecast, signal](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &facts, const Door &door) {
        if (!door) {
            emit side->refused(request.target, noDoor());
            return;
        }
        const acts::Standing standing{acts::roleOf(facts.consoleRole), facts.systemIdentifier};
        scope.spawn(act(reactor, side, door, request, standing, forecast, signal));
    });
}

} // namespace operate

#include "moc_enginesignaller.cpp"
#include "moc_signaller.cpp"
