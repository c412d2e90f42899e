// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/sessionact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace acts {

using namespace std::chrono_literals;
using base::Result;
using flow::orFail;
using flow::Task;

namespace {

constexpr auto kSend = 3s, kMeasure = 4s;

QJsonArray listed(const std::vector<int> &pids)
{
    QJsonArray list;
    for (int pid : pids)
        list.append(pid);
    return list;
}

QString text(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

QString foretold(const SessionForecast &f)
{
    return text({{QStringLiteral("pid"), f.identity.pid},
                 {QStringLiteral("started_us"), QString::number(f.identity.backendStart)},
                 {QStringLiteral("statement_md5"), QString::fromStdString(f.identity.statementDigest)},
                 {QStringLiteral("state"), f.state},
                 {QStringLiteral("has_written"), f.hasWritten},
                 {QStringLiteral("releases"), listed(f.release.next)}});
}

QString measured(const SignalEffect &e)
{
    return text({{QStringLiteral("ended"), e.ended},
                 {QStringLiteral("released"), listed(e.released)},
                 {QStringLiteral("still_waiting"), listed(e.stillWaiting)},
                 {QStringLiteral("took_ms"), qint64(e.took.count())}});
}

Task<Result<Effect>> signalAndMeasure(flow::Reactor &reactor, std::shared_ptr<postgres::Asker> server, SessionForecast forecast, Signal signal,
                                      SignalEffect *effect)
{
    const SessionIdentity who = forecast.identity;
    co_await orFail(sendSignal(*server, who, signal, reactor.now() + kSend));
    auto looking = measureSignal(reactor, *server, std::move(forecast), signal, reactor.now() + kMeasure);
    const auto seen = co_await std::move(looking);
    Effect done;
    if (!seen) { // sent, and nobody can say what came of it
        done.outcome = journal::Outcome::Unknown;
        done.details = QString::fromStdString(seen.error().text);
        co_return done;
    }
    *effect = *seen;
    done.details = measured(*seen);
    co_return done;
}

} // namespace

QString actOf(Signal signal)
{
    return signal == Signal::Cancel ? QStringLiteral("session.cancel") : QStringLiteral("session.terminate");
}

Task<Result<SignalEffect>> actOnSession(flow::Reactor &reactor, std::shared_ptr<postgres::Asker> server, Dispatcher &dispatcher,
                                        Request request, Standing standing, SessionForecast forecast, Signal signal)
{
    request.act = actOf(signal);
    request.details = foretold(forecast);
    SignalEffect effect;
    SignalEffect *const where = &effect;
    flow::Reactor *const r = &reactor;
    const Dispatcher::Work work = [r, server, forecast, signal, where] { return signalAndMeasure(*r, server, forecast, signal, where); };
    auto dispatching = dispatcher.dispatch(std::move(request), std::move(standing), work);
    co_await orFail(std::move(dispatching));
    co_return effect;
}

} // namespace acts
