// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/fileact.h"

#include <QJsonDocument>

using namespace std::chrono_literals;

namespace acts {

namespace {

constexpr auto kFileWrite = 5s;

flow::Task<base::Result<Effect>> changeFile(flow::Reactor &reactor, flow::BlockingPool &pool, std::function<base::Result<void>()> change)
{
    auto writing = flow::offloadUnlessLate<base::Result<void>>(reactor, pool, reactor.now() + kFileWrite, change);
    const auto written = co_await writing;
    if (!written)
        co_return std::unexpected(written.error());
    if (!*written)
        co_return std::unexpected(written->error());
    co_return Effect();
}

} // namespace

flow::Task<base::Result<void>> actOnFile(flow::Reactor &reactor, flow::BlockingPool &pool, Dispatcher &dispatcher, Request request,
                                         std::function<base::Result<void>()> change)
{
    flow::Reactor *const r = &reactor;
    flow::BlockingPool *const p = &pool;
    const Dispatcher::Work work = [r, p, change] { return changeFile(*r, *p, change); };
    auto dispatching = dispatcher.dispatch(std::move(request), Standing(), work);
    const auto done = co_await std::move(dispatching);
    if (!done)
        co_return std::unexpected(done.error());
    co_return base::Result<void>();
}

std::optional<Told> toldIn(const QString &details, qsizetype most)
{
    if (details.isEmpty() || details.size() > most)
        return {};
    const qsizetype line = details.lastIndexOf(u'\n') + 1;
    const QJsonDocument json = QJsonDocument::fromJson(QStringView(details).mid(line).toUtf8());
    if (!json.isObject())
        return {};
    return Told{details.left(std::max<qsizetype>(0, line - 1)), json.object()};
}

} // namespace acts
