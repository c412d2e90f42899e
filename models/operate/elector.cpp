// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/elector.h"

#include "models/sharedjournal/address.h"
#include "models/watch/postgresconnect.h"

namespace operate {

using environment::SharedJournal;
using sharedjournal::Election;
using sharedjournal::Mandate;

namespace {

flow::Task<void> elect(watch::ProbeContext context, std::shared_ptr<ElectorSide> side, std::optional<SharedJournal> where, QString name)
{
    sharedjournal::Carrier::Settings settings;
    if (where)
        settings = [context, where](flow::TimePoint due) { return sharedjournal::settingsOf(context, *where, due); };
    Election::Terms terms;
    terms.name = name;
    Election election(watch::engineOf(context), settings, terms, [side](const Mandate &mandate) { emit side->answered(mandate); });
    flow::TaskScope own(co_await flow::currentCancel());
    side->electing = &own;
    own.spawn(election.run());
    co_await own.join();
    if (side->electing == &own)
        side->electing = nullptr;
}

} // namespace

Elector::Elector(watch::Feed &feed, QObject *parent)
    : QObject(parent), m_feed(feed), m_side(std::make_shared<ElectorSide>()), m_mandate(base::Clock::system(), Election::kLease)
{
    connect(m_side.get(), &ElectorSide::answered, this, [this](const Mandate &mandate) {
        m_mandate = mandate;
        look();
    }, Qt::QueuedConnection);
    connect(&m_decay, &QTimer::timeout, this, &Elector::look);
    m_decay.start(Election::kBeat);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &Elector::follow);
    follow();
}

void Elector::look()
{
    if (part() == m_told)
        return;
    m_told = part();
    emit changed();
}

void Elector::follow()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment || (environment->sharedJournal == m_named && environment->name == m_name))
        return;
    m_named = environment->sharedJournal;
    m_name = environment->name;
    m_mandate = Mandate(base::Clock::system(), Election::kLease);
    m_feed.postWithContext({}, [side = m_side, named = m_named, name = QStringLiteral("watch/") + m_name](const watch::ProbeContext &context, flow::TaskScope &scope,
                                                                                                        const std::shared_ptr<postgres::Asker> &) {
        if (side->electing)
            side->electing->cancel();
        scope.spawn(elect(context, side, named, name));
    });
}

} // namespace operate

#include "moc_elector.cpp"
