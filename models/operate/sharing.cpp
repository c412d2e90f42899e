// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/sharing.h"

#include "models/sharedjournal/address.h"
#include "models/watch/postgresconnect.h"

namespace operate {

using environment::SharedJournal;
using sharedjournal::Carrier;
using sharedjournal::State;

namespace {

flow::Task<void> carry(watch::ProbeContext context, std::shared_ptr<Bookkeeping> books, std::shared_ptr<SharingSide> side, SharedJournal where)
{
    journal::Journal &journal = *books->journal();
    const auto settings = [context, where](flow::TimePoint due) { return sharedjournal::settingsOf(context, where, due); };
    const auto told = [&journal, side](const State &state) {
        journal.refuseActs(state.reader ? std::optional(Bookkeeping::onlyReading()) : std::nullopt);
        emit side->told(state);
    };
    Carrier carrier(watch::engineOf(context), journal, sharedjournal::shownAddress(where), settings, told);
    flow::TaskScope own(co_await flow::currentCancel());
    side->carrying = &own;
    own.spawn(carrier.run());
    co_await own.join();
    if (side->carrying == &own)
        side->carrying = nullptr;
}

} // namespace

Sharing::Sharing(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, QObject *parent)
    : QObject(parent), m_feed(feed), m_books(std::move(books)), m_side(std::make_shared<SharingSide>())
{
    connect(m_side.get(), &SharingSide::told, this, [this](const State &state) {
        if (!m_named)
            return; // a last word
        m_state = state;
        emit changed();
    }, Qt::QueuedConnection);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &Sharing::follow);
    follow();
}

void Sharing::follow()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const std::optional<SharedJournal> named = environment ? environment->sharedJournal : std::nullopt;
    if (named == m_named)
        return;
    m_named = named;
    m_state = {};
    emit changed();
    m_feed.postWithContext({}, [books = m_books, side = m_side, named](const watch::ProbeContext &context, flow::TaskScope &, const std::shared_ptr<postgres::Asker> &) {
        if (side->carrying)
            side->carrying->cancel();
        if (!books->journal())
            return;
        books->journal()->refuseActs({});
        if (named)
            books->host(carry(context, books, side, *named));
    });
}

} // namespace operate

#include "moc_sharing.cpp"
