// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pager.h"

#include "models/alerts/polls.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

using notify::Moment;
using notify::Notice;

namespace {

constexpr auto kSettled = 60s; // after which every lane was looked at, and what still lasts fires again
constexpr auto kUnheard = 20s; // longer than it takes to notice that whoever tells has died

} // namespace

Pager::Pager(watch::Feed &feed, alerts::AlertWatch &alerts, const base::Clock &clock, const Files &files, std::shared_ptr<operate::Bookkeeping> books, std::function<bool()> tells, QObject *parent) :
    QObject(parent), m_feed(feed), m_alerts(alerts), m_clock(clock), m_side(std::make_shared<PagerSide>(files, std::move(books))), m_tells(std::move(tells))
{
    qRegisterMetaType<notify::Delivery>();
    qRegisterMetaType<notify::Answered>();
    connect(m_side.get(), &PagerSide::delivered, this, &Pager::delivered, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::answered, this, [this](const notify::Answered &a) { emit answered(m_notices.alertsOf(a.key), a); }, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::read, this, [this](const QList<environment::Issue> &issues) {
        m_mistakes = issues;
        emit changed();
    }, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::nobody, this, [this](const QString &key, const QStringList &contacts) {
        for (const QString &alert : m_notices.alertsOf(key))
            m_alerts.note(alert, tr("%1 leads to nobody now").arg(base::Untrusted(contacts.join(u", ")).visible()));
        emit unreached(key, contacts);
    }, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::standing, this, [this](const QString &trouble) {
        if (std::exchange(m_trouble, trouble) != trouble)
            emit changed();
    }, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::beating, this, [this](const QString &place) {
        if (std::exchange(m_heartbeatPlace, place) == place)
            return;
        m_heartbeat = {!place.isEmpty(), {}, {}};
        m_beatOwed = true; // another one learns of us at once
        emit heartbeatChanged();
        beat();
    }, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::beaten, this, [this](bool accepted, const QString &words) {
        m_heartbeat.trouble = accepted ? QString() : words;
        if (accepted)
            m_heartbeat.accepted = m_clock.wallNow();
        emit heartbeatChanged();
    }, Qt::QueuedConnection);
    m_feed.postWithSecrets([side = m_side](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) { scope.spawn(PagerSide::keep(reactor, secrets, side)); });
    m_alerts.addListener([self = QPointer(this)](const QString &group, const QList<alerts::Transition> &transitions) {
        if (self)
            self->heard(group, transitions);
    });
    connect(&m_alerts, &alerts::AlertWatch::electedChanged, this, [this] {
        stand();
        begin();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const bool now = m_alerts.tells() && this->tells();
        m_side->tells = now;
        if (!now)
            standDown();
        const QList<Notice> due = m_notices.due(m_clock.wallNow());
        for (const Notice &notice : due)
            post(notice);
        keepKeys(due);
        beat();
        if (m_settled && m_clock.now() >= *m_settled)
            endLost();
    });
    m_tick.start(1s);
    stand();
    begin();
}

void Pager::stand()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const std::optional<QString> now = m_alerts.tells() && environment ? std::optional(environment->name) : std::nullopt;
    if (std::exchange(m_stands, now) != now)
        m_feed.postWithSecrets([side = m_side, now](flow::Reactor &, flow::TaskScope &, secrets::SecretSource &) { side->stand(now); });
}

void Pager::begin(std::optional<base::WallTime> until)
{
    m_known = m_known && m_alerts.tells(); // whoever told meanwhile, it is in the book
    if (m_known || !m_alerts.tells())
        return;
    m_known = true;
    m_settled = m_clock.now() + kSettled;
    m_notices = {};
    QList<alerts::Alert> before;
    QHash<QString, QString> under;
    for (const alerts::Alert &alert : m_alerts.book().alerts()) {
        if (alert.fired == base::WallTime{} || (until && alert.fired >= *until))
            continue;
        before.append(alert);
        if (const QString key = m_alerts.book().noticeOf(alert.key); !key.isEmpty())
            under.insert(alert.key, key);
    }
    const QList<Notice> told = m_notices.know(before, under);
    keepKeys(told);
    if (!tells())
        return;
    for (const Notice &notice : told) {
        Notice machines = notice;
        machines.people = false;
        Order known{Order::What::Post, machines, {}, {}};
        known.known = true;
        give(std::move(known));
        if (!notice.people)
            continue;
        base::WallTime since = m_clock.wallNow();
        for (const QString &key : m_notices.alertsOf(notice.key))
            if (const auto alert = m_alerts.book().find(key))
                since = alert->due == base::WallTime{} ? since : std::min(since, alert->due);
        Order order{Order::What::Ask, notice, since, {}};
        order.known = true;
        order.held = isHad(notice.key);
        give(std::move(order));
    }
}

// A watcher that was killed right behind telling may not have written down that the alert fires: then nobody else knows of it.
void Pager::endLost()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!m_known || !environment || !tells())
        return; // looked at when it does
    m_settled.reset();
    Order order;
    order.what = Order::What::EndBesides;
    order.key = environment->name;
    order.keys = m_notices.keysOf(m_alerts.book().alerts());
    give(std::move(order));
}

// What fires is given with its notices; a digest is not one of them.
void Pager::takeOver()
{
    m_known = false;
    begin();
    if (!m_known || !tells())
        return;
    const base::TimePoint now = m_clock.now();
    for (const auto &[at, digest] : std::exchange(m_left, {}))
        if (now - at < kUnheard && !m_notices.alertsOf(digest.key).isEmpty())
            post(digest);
}

// To whoever tells, who may have died before it did.
void Pager::leave(const Notice &digest)
{
    const base::TimePoint now = m_clock.now();
    std::erase_if(m_left, [now](const auto &one) { return now - one.first >= kUnheard; });
    m_left.emplace_back(now, digest);
}

void Pager::keepKeys(const QStringList &alerts)
{
    for (const QString &key : alerts)
        if (const auto alert = m_alerts.book().find(key))
            if (const QString notice = m_notices.noticeOf(*alert); !notice.isEmpty())
                m_alerts.setNotice(key, notice);
}

void Pager::keepKeys(const QList<Notice> &told)
{
    for (const Notice &notice : told)
        keepKeys(m_notices.alertsBeside(notice.key));
}

void Pager::standDown()
{
    if (std::exchange(m_asks, false))
        give({Order::What::StandDown, {}, {}, {}});
}

void Pager::call(const IncidentCall &call, const QStringList &alerts)
{
    if (!tells())
        return;
    if (call.machines) {
        Notice machines = call.notice;
        machines.people = false;
        give({Order::What::Post, machines, {}, {}});
    }
    if (!call.notice.people)
        return;
    Order order;
    order.what = Order::What::Call;
    order.notice = call.notice;
    order.since = call.notice.began;
    order.contact = call.contact;
    order.climbs = call.climbs;
    order.heard = {call.toldBefore, call.toldSince};
    for (const alerts::Alert &alert : m_alerts.book().alerts())
        if (const QString key = alerts.contains(alert.key) ? m_notices.noticeOf(alert) : QString(); !key.isEmpty())
            order.keys << key;
    give(std::move(order));
}

void Pager::answer(const Notice &acknowledged, base::WallTime when)
{
    if (!tells())
        return;
    give({Order::What::Acknowledge, {}, when, acknowledged.key});
    if (!acknowledged.summary.isEmpty())
        give({Order::What::PostWhereOpen, acknowledged, {}, {}});
}

void Pager::end(const Notice &ended)
{
    give({Order::What::End, {}, ended.ended.value_or(m_clock.wallNow()), ended.key});
    give({Order::What::PostWhereOpen, ended, {}, {}});
}

void Pager::resume(const QString &alert)
{
    const auto known = m_alerts.book().find(alert);
    const QString key = known && known->active() ? m_notices.noticeOf(*known) : QString();
    if (!key.isEmpty() && tells() && !isHad(key))
        give({Order::What::Resume, {}, {}, key});
}

// Somebody has it, or its alerts are asked about otherwise.
bool Pager::isHad(const QString &key) const { return m_notices.had(key) || (m_held && std::ranges::all_of(m_notices.alertsOf(key), m_held)); }

void Pager::heard(const QString &group, const QList<alerts::Transition> &transitions)
{
    begin(transitions.isEmpty() ? m_clock.wallNow() : transitions.first().at);
    const QList<Notice> told = m_notices.take(group, transitions, m_clock.wallNow());
    for (const Notice &notice : told)
        post(notice);
    keepKeys(told);
    QStringList changed;
    for (const alerts::Transition &t : transitions)
        changed << t.alert.key;
    keepKeys(changed);
    for (const alerts::Transition &t : transitions)
        if (t.what == alerts::Transition::What::AcknowledgementEnded && t.alert.active())
            if (const QString key = m_notices.noticeOf(t.alert); !key.isEmpty())
                give({Order::What::Resume, {}, {}, key});
    for (const alerts::Transition &t : transitions)
        m_beatOwed = m_beatOwed || t.what == alerts::Transition::What::Alive;
    for (const alerts::Transition &t : transitions)
        if (t.what == alerts::Transition::What::Resolved && !m_settled) // whoever told of it may have called it otherwise
            m_settled = m_clock.now() + kSettled;
    beat();
}

// A path that is in doubt sends no sign of life: that is how the outside service learns of it.
void Pager::beat()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const bool good = environment && m_alerts.tells() && m_trouble.isEmpty() && alerts::pathIsGood(*environment, m_feed.snapshots(), m_clock.now());
    if (m_beatOwed && m_heartbeat.wanted && good && tells()) {
        m_beatOwed = false;
        give({Order::What::Beat, {}, {}, {}});
    }
}

void Pager::post(const Notice &notice)
{
    if (notice.moment == Moment::Resolved)
        give({Order::What::End, {}, notice.ended.value_or(m_clock.wallNow()), notice.key});
    if (!tells()) {
        if (notice.moment == Moment::Resolved)
            give({Order::What::PostWhereOpen, notice, {}, {}}); // whoever else tells does not know whom we told
        if (notice.moment == Moment::Digest && m_alerts.tells())
            leave(notice);
        return;
    }
    if (notice.moment == Moment::Acknowledged)
        give({Order::What::Acknowledge, {}, m_clock.wallNow(), notice.key});
    const bool asks = notice.moment == Moment::Firing && notice.people;
    Notice plain = notice; // a level of escalation leaves the machines out
    plain.people = notice.people && !asks;
    give({Order::What::Post, plain, {}, {}});
    if (asks)
        give({Order::What::Ask, notice, m_clock.wallNow(), {}});
}

void Pager::test(const QString &channel) { give({Order::What::Test, {}, {}, channel}); }

void Pager::give(Order order)
{
    m_asks = m_asks || order.what == Order::What::Ask || order.what == Order::What::Call;
    m_feed.postWithSecrets([side = m_side, order = std::move(order)](flow::Reactor &, flow::TaskScope &, secrets::SecretSource &) {
        side->queue.append(order);
        side->more.happened();
    });
}

void Pager::delivered(const notify::Delivery &d)
{
    const QStringList alerts = m_notices.alertsOf(d.key);
    const bool accepted = d.outcome == notify::Delivery::Outcome::Accepted;
    const std::pair where(d.key, d.channel);
    const QString before = m_later.value(where);
    if (d.outcome != notify::Delivery::Outcome::Later)
        m_later.remove(where);
    else if (m_later.insert(where, d.words); before == d.words)
        return; // it is tried again and again
    for (const QString &alert : alerts)
        m_alerts.note(alert, accepted ? tr("%1 was told").arg(d.channel) : tr("%1: %2").arg(d.channel, d.words));
    if (accepted)
        emit told(alerts, d);
}

} // namespace paging

#include "moc_pager.cpp"
