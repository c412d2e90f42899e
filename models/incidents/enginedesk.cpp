// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/enginedesk.h"

#include "models/base/log.h"
#include "models/incidents/keeper.h"
#include "models/incidents/recording.h"
#include "models/incidents/rules.h"
#include "models/incidents/wording.h"

#include <QThread>
#include <QTimer>

#include <algorithm>

namespace incidents {

namespace {

constexpr std::chrono::seconds kTryAgain{5};

using DeskSidePtr = std::shared_ptr<DeskSide>;

flow::Task<void> recordOn(flow::Reactor &reactor, DeskSidePtr side, qint64 ticket, Change change, acts::Role role, bool asked)
{
    if (asked && change.who.isEmpty())
        change.who = co_await side->books->person(reactor);
    if (!side->books->journal()) {
        emit side->refused(ticket, operate::Bookkeeping::ending());
        co_return;
    }
    operate::BookLedger ledger(side->books);
    acts::Dispatcher dispatcher(ledger);
    auto recording = recordChange(dispatcher, std::move(change), role);
    const auto done = co_await std::move(recording);
    if (done)
        emit side->written(ticket);
    else
        emit side->refused(ticket, done.error());
}

} // namespace

EngineDesk::EngineDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, const QString &journalFile, const base::Clock &clock, QObject *parent) :
    IncidentDesk(parent), m_feed(feed), m_clock(clock), m_side(std::make_shared<DeskSide>(std::move(books))), m_keeper(new Keeper(journalFile))
{
    auto *thread = new QThread;
    thread->setObjectName(QStringLiteral("incidents"));
    m_keeper->moveToThread(thread);
    connect(thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(m_keeper, &Keeper::found, this, &EngineDesk::found);
    connect(m_keeper, &Keeper::unreadable, this, &EngineDesk::unreadable);
    connect(m_keeper, &Keeper::laidAside, this, [this](const std::optional<LaidAside> &before) { m_laidAside = before; });
    connect(m_side.get(), &DeskSide::written, this, [this](qint64 ticket) {
        QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper, ticket] { keeper->look(ticket); });
    }, Qt::QueuedConnection);
    connect(m_side.get(), &DeskSide::refused, this, [this](qint64 ticket, const base::Error &error) {
        failed(ticket, error);
    }, Qt::QueuedConnection);
    thread->start();
    QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper] { keeper->open(); });
}

EngineDesk::~EngineDesk()
{
    QThread *thread = m_keeper->thread();
    m_keeper->disconnect(this);
    QMetaObject::invokeMethod(m_keeper, [thread] { thread->quit(); }); // after what waits
    if (thread->wait(2000))
        delete thread;
    else // a disk that hangs keeps the thread, not the program
        base::logWarning("incidents", say(QT_TRANSLATE_NOOP("incidents", "The disk is too slow to read the journal.")));
}

void EngineDesk::setRole(acts::Role role)
{
    if (std::exchange(m_role, role) != role)
        emit changed();
}

bool EngineDesk::practises() const
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    return environment && environment::isPractice(environment->kind);
}

Projection EngineDesk::expected() const
{
    Projection projection = m_known;
    for (const auto &[ticket, pending] : m_pending)
        projection.expect(pending.fact);
    return projection;
}

void EngineDesk::make(const Change &change)
{
    Change whole = change;
    whole.text = whole.text.trimmed();
    if (whole.kind == Change::Kind::Open) {
        const environment::EnvironmentPtr environment = m_feed.environment();
        if (whole.incident.isEmpty())
            whole.incident = newId();
        if (whole.number == 0)
            whole.number = expected().nextNumber();
        if (whole.environment.isEmpty() && environment)
            whole.environment = environment->name;
        whole.drill = whole.drill || practises(); // its alerts would join no other
    }
    if (const auto objection = objectionTo(whole, expected(), m_clock.wallNow())) {
        emit refused(*objection);
        return;
    }
    write(std::move(whole), true);
}

void EngineDesk::record(const Change &change)
{
    if (const auto objection = objectionTo(change, expected(), m_clock.wallNow()))
        base::logWarning("incidents", QString::fromStdString(objection->text)); // nobody asked for it, nobody waits for the answer
    else
        write(change, false);
}

// A disk that is full or a journal that is locked must not swallow an alert.
void EngineDesk::failed(qint64 ticket, const base::Error &error)
{
    const auto it = m_pending.find(ticket);
    const bool asked = it != m_pending.end() && it->second.asked;
    if (it != m_pending.end()) {
        const auto &news = it->second.fact.change.news;
        if (news && error.code != base::Errc::Permission && error.code != base::Errc::Invalid) {
            m_again.push_back(*news);
            QTimer::singleShot(kTryAgain, this, [this] {
                for (const AlertNews &waited : std::exchange(m_again, {}))
                    alertChanged(waited);
            });
        }
        m_pending.erase(it);
    }
    if (asked)
        emit refused(error);
    else
        emit unrecorded(error);
}

void EngineDesk::alertChanged(const AlertNews &news)
{
    std::erase_if(m_again, [&news](const AlertNews &waited) { return waited.key == news.key; });
    if (news.firing)
        m_firing.insert_or_assign(news.key, news);
    else
        m_firing.erase(news.key);
    m_news.push_back(news);
    if (!std::exchange(m_deciding, true))
        QMetaObject::invokeMethod(this, &EngineDesk::decide, Qt::QueuedConnection);
}

void EngineDesk::decide()
{
    m_deciding = false;
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!mayAct())
        m_news.clear(); // another console writes
    if (!m_looked || !environment)
        return;
    Projection projection = expected();
    for (const AlertNews &news : std::exchange(m_news, {}))
        for (Change &change : changesFor(news, projection, environment->name, m_clock.wallNow())) {
            write(std::move(change), false);
            projection.expect(m_pending.rbegin()->second.fact);
        }
}

void EngineDesk::write(Change change, bool asked)
{
    const qint64 ticket = ++m_ticket;
    Pending pending;
    pending.asked = asked;
    pending.fact.ref = {QStringLiteral("~"), ticket};
    pending.fact.time = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.wallNow().time_since_epoch()).count();
    change.after = m_known.newestAt(pending.fact.time);
    pending.fact.order = std::max(pending.fact.time, change.after.isEmpty() ? m_known.latest() : m_known.latest() + 1); // as it will be there
    if (!m_pending.empty())
        pending.fact.order = std::max(pending.fact.order, m_pending.rbegin()->second.fact.order);
    pending.fact.change = change;
    m_pending.emplace(ticket, std::move(pending));
    m_feed.postWithSecrets([side = m_side, ticket, change, role = m_role, asked](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(recordOn(reactor, side, ticket, change, role, asked));
    });
}

void EngineDesk::found(const std::vector<Fact> &facts, bool anew, qint64 ticket)
{
    const bool first = !std::exchange(m_looked, true), told = !std::exchange(m_ready, true) || m_trouble;
    m_trouble.reset();
    if (anew) {
        const Projection before = std::exchange(m_known, Projection());
        m_known.take(facts);
        offerAgain(before);
    } else {
        m_known.take(facts);
    }
    if (told || anew || !facts.empty())
        emit changed();
    if (ticket > 0)
        settle(ticket);
    if (first)
        decide();
}

// An incident went with a journal that was laid aside: what still fires has none in the new one.
void EngineDesk::offerAgain(const Projection &before)
{
    const auto lost = [this](const Incident &incident) { return incident.isOpen() && !m_known.find(incident.id); };
    if (std::ranges::none_of(before.incidents(), lost))
        return;
    const std::map<QString, AlertNews> firing = m_firing;
    for (const auto &[key, news] : firing)
        alertChanged(news);
}

// What alerts say is written all the same: whoever writes into a damaged journal lays it aside and begins a new one.
void EngineDesk::unreadable(const base::Error &error, qint64 ticket)
{
    if (!m_trouble || m_trouble->text != error.text) {
        m_trouble = error;
        base::logError("incidents", troubleSentence(error));
        emit changed();
    }
    if (ticket > 0)
        settle(ticket);
    if (!std::exchange(m_looked, true))
        decide();
}

void EngineDesk::settle(qint64 ticket)
{
    const auto it = m_pending.find(ticket);
    if (it == m_pending.end())
        return;
    const Pending pending = std::move(it->second);
    m_pending.erase(it);
    const Change &change = pending.fact.change;
    if (pending.asked)
        emit made(change.incident);
    const Incident *incident = m_known.find(change.incident);
    if (change.kind == Change::Kind::Open && incident && incident->id == change.incident)
        emit detected(change.incident);
}

} // namespace incidents

#include "moc_enginedesk.cpp"
#include "moc_desk.cpp"
