// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/enginesignaller.h"

#include "models/acts/sessionact.h"

#include <QCoreApplication>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dashboard {

namespace {

using Side = std::shared_ptr<SignallerSide>;
using Door = std::shared_ptr<postgres::Asker>;

constexpr auto kLook = 3s, kName = 2s;

base::Error noDoor()
{
    return {base::Errc::Closed, QCoreApplication::translate("EngineSignaller", "This target has no open connection.").toStdString(), {}, {},
            QCoreApplication::translate("EngineSignaller", "Try again when it answers.").toStdString()};
}

flow::Task<void> keepJournal(flow::Reactor &reactor, Side side, journal::Options options)
{
    journal::Journal journal(reactor, std::move(options));
    side->journal = &journal;
    for (;;) {
        const auto slept = co_await reactor.sleepFor(1h);
        if (!slept)
            break;
    }
    side->journal = nullptr;
    (void)co_await flow::shielded(reactor, 2s, journal.close());
}

QString personHere()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
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
    const std::function<QString()> ask = personHere;
    const auto person = co_await flow::offload<QString>(reactor, side->names, reactor.now() + kName, ask);
    request.actor = person ? *person : QString::number(::geteuid());
    if (!side->journal) { // the program ends
        emit side->refused(request.target, noDoor());
        co_return;
    }
    acts::JournalLedger ledger(*side->journal);
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

EngineSignaller::EngineSignaller(watch::Feed &feed, const journal::Options &options, QObject *parent) :
    Signaller(parent), m_feed(feed), m_side(std::make_shared<SignallerSide>())
{
    connect(m_side.get(), &SignallerSide::foreseen, this, &Signaller::foreseen, Qt::QueuedConnection);
    connect(m_side.get(), &SignallerSide::carriedOut, this, &Signaller::carriedOut, Qt::QueuedConnection);
    connect(m_side.get(), &SignallerSide::refused, this, &Signaller::refused, Qt::QueuedConnection);
    m_feed.postWithSecrets([side = m_side, options](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(keepJournal(reactor, side, options));
    });
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

} // namespace dashboard
