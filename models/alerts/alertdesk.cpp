// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertdesk.h"

namespace alerts {

namespace {

using DeskSidePtr = std::shared_ptr<DeskSide>;

// wish.id alone: release it.
flow::Task<void> carryOut(flow::Reactor &reactor, DeskSidePtr side, Wish wish, bool keeps)
{
    wish.who = co_await side->books->person(reactor);
    if (!side->books->journal()) {
        emit side->refused(operate::Bookkeeping::ending());
        co_return;
    }
    if (keeps) {
        if (const auto objection = objectionTo(wish, wish.at)) {
            emit side->refused(*objection);
            co_return;
        }
    }
    operate::BookLedger ledger(side->books);
    acts::Dispatcher dispatcher(ledger);
    base::Result<void> done;
    if (keeps) {
        auto acting = keepByAct(reactor, side->files, dispatcher, side->file, wish);
        done = co_await std::move(acting);
    } else {
        auto acting = releaseByAct(reactor, side->files, dispatcher, side->file, wish.scope, wish.id, wish.who);
        done = co_await std::move(acting);
    }
    if (!done)
        emit side->refused(done.error());
    else
        emit side->done(wish.id);
}

} // namespace

AlertDesk::AlertDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, const QString &file, QObject *parent) :
    QObject(parent), m_feed(feed), m_side(std::make_shared<DeskSide>(std::move(books), file))
{
    connect(m_side.get(), &DeskSide::done, this, &AlertDesk::done, Qt::QueuedConnection);
    connect(m_side.get(), &DeskSide::refused, this, &AlertDesk::refused, Qt::QueuedConnection);
}

void AlertDesk::keep(Wish wish)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment)
        return;
    wish.scope = environment->name;
    wish.id = newWishId();
    wish.at = base::Clock::system().wallNow();
    if (wish.from == base::WallTime{})
        wish.from = wish.at;
    wish.reason = wish.reason.trimmed();
    m_feed.postWithSecrets([side = m_side, wish](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(carryOut(reactor, side, wish, true));
    });
}

void AlertDesk::release(const QString &id)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment)
        return;
    Wish wish;
    wish.scope = environment->name;
    wish.id = id;
    m_feed.postWithSecrets([side = m_side, wish](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(carryOut(reactor, side, wish, false));
    });
}

} // namespace alerts

#include "moc_alertdesk.cpp"
