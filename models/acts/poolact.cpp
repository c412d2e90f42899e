// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/poolact.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace acts {

using base::Result;
using flow::orFail;
using flow::Task;

namespace {

QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

QString foretold(const PoolChange &c)
{
    return compact({{QStringLiteral("database"), c.database},
                 {QStringLiteral("config"), c.config},
                 {QStringLiteral("size_before"), c.before},
                 {QStringLiteral("size"), c.size},
                 {QStringLiteral("least"), c.least},
                 {QStringLiteral("most"), c.most}});
}

QString measured(const PoolEffect &e)
{
    return compact({{QStringLiteral("size_before"), e.before.size},
                 {QStringLiteral("size"), e.after.size},
                 {QStringLiteral("waiting_before"), e.before.waiting},
                 {QStringLiteral("waiting"), e.after.waiting},
                 {QStringLiteral("maxwait_before_s"), e.before.waitSeconds},
                 {QStringLiteral("maxwait_s"), e.after.waitSeconds},
                 {QStringLiteral("took_ms"), qint64(e.took.count())},
                 {QStringLiteral("saved"), e.saved}});
}

Task<Result<Effect>> changeAndMeasure(PoolPlace place, std::shared_ptr<postgres::Asker> console, PoolChange change, bool undo, PoolEffect *effect)
{
    auto changing = undo ? restorePool(place, console, change) : resizePool(place, console, change);
    *effect = co_await orFail(std::move(changing));
    Effect done;
    done.details = measured(*effect);
    co_return done;
}

} // namespace

QString poolAct(bool undo) { return undo ? QStringLiteral("pool.restore") : QStringLiteral("pool.resize"); }

QString poolerIdentity(const QString &configFile, const QString &host, quint16 port)
{
    return QStringLiteral("%1 %2:%3").arg(configFile, host).arg(port);
}

Task<Result<PoolEffect>> actOnPool(PoolPlace place, std::shared_ptr<postgres::Asker> console, Dispatcher &dispatcher, Request request,
                                   Standing standing, PoolChange change, bool undo)
{
    request.act = poolAct(undo);
    request.details = foretold(change);
    PoolEffect effect;
    PoolEffect *const where = &effect;
    const Dispatcher::Work work = [place, console, change, undo, where] { return changeAndMeasure(place, console, change, undo, where); };
    auto dispatching = dispatcher.dispatch(std::move(request), std::move(standing), work);
    co_await orFail(std::move(dispatching));
    co_return effect;
}

} // namespace acts
