// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pager.h"

#include "models/alerts/polls.h"
#include "models/notify/heartbeat.h"
#include "models/notify/outboxfile.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

using notify::Moment;
using notify::Notice;

namespace {

using SidePtr = std::shared_ptr<PagerSide>;
constexpr auto kLookEvery = 3s, kRead = 10s, kAgain = 2s;
constexpr auto kSettled = 60s; // after which every lane was looked at, and what still lasts fires again

struct Written {
    QString stamp;
    notify::Channels channels;
    notify::Arrangement onCall;
    QList<environment::Issue> issues;
};

QString orStandard(const QString &given, const QString &standard) { return given.isEmpty() ? standard : given; }

QString stampOf(const Files &files)
{
    QString stamp;
    for (const QString &file : {orStandard(files.channels, notify::standardChannelsFile()), orStandard(files.rota, rota::standardRotaFile()), orStandard(files.arranged, rota::standardArrangedFile())}) {
        const QFileInfo info(file);
        stamp += u"%1 %2\n"_s.arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size());
    }
    return stamp;
}

Written readAll(const Files &files)
{
    Written w;
    w.stamp = stampOf(files);
    const QString channels = orStandard(files.channels, notify::standardChannelsFile());
    notify::ChannelsRead read = notify::readChannels(channels);
    w.channels = std::move(read.channels);
    w.issues = std::move(read.issues);
    if (files.desktop && !QFileInfo::exists(channels)) {
        notify::Channel desktop;
        desktop.id = u"desktop"_s;
        desktop.title = desktop.id;
        desktop.kind = notify::ChannelKind::Desktop;
        w.channels.all.append(desktop);
    }
    rota::OnCallRead onCall = rota::readOnCall(orStandard(files.rota, rota::standardRotaFile()));
    w.issues += onCall.issues;
    w.onCall.all = std::move(onCall.all);
    if (const auto arranged = rota::readArranged(orStandard(files.arranged, rota::standardArrangedFile()))) {
        w.onCall.overrides = arranged->overrides;
        w.onCall.all = rota::withImported(std::move(w.onCall.all), *arranged);
    }
    return w;
}

QString sentenceOf(const flow::Error &error)
{
    return QString::fromStdString(error.remedy.empty() ? error.text : error.text + ' ' + error.remedy);
}

QString placeOf(const notify::Heartbeat &heartbeat)
{
    return heartbeat.wanted() ? heartbeat.url.toString() + u'\n' + heartbeat.credential.key + u'\n' + heartbeat.credential.command.join(u' ') : QString();
}

flow::Task<void> runOutbox(notify::DiskOutbox *outbox) { co_await outbox->run(); }
flow::Task<void> runEscalator(notify::Escalator *escalator) { co_await escalator->run(); }

flow::Task<void> postOne(notify::DiskOutbox *outbox, SidePtr side, Notice notice)
{
    auto posting = outbox->post(notice);
    const auto posted = co_await std::move(posting);
    if (posted)
        co_return;
    if (posted.error().code == base::Errc::Cancelled)
        side->queue.prepend(Order{Order::What::Post, notice, {}, {}, {}}); // the outbox opens again; one event is told once
    else
        emit side->standing(sentenceOf(posted.error()));
}

flow::Task<void> beatOnce(notify::SenderRoom room, notify::Heartbeat heartbeat, SidePtr side)
{
    auto beating = notify::beat(room, heartbeat);
    const auto attempt = co_await std::move(beating);
    if (!attempt.cancelled)
        emit side->beaten(attempt.accepted(), attempt.words);
}

// What one opening of the outbox works with.
struct Desk {
    notify::SenderRoom room;
    notify::DiskOutbox *outbox;
    notify::Escalator *escalator;
    notify::Heartbeat heartbeat;
    SidePtr side;
};

void obey(const Order &order, const Desk &desk, flow::TaskScope &scope)
{
    const auto &[room, outbox, escalator, heartbeat, side] = desk;
    switch (order.what) {
    case Order::What::Post:
        scope.spawn(postOne(outbox, side, order.notice));
        break;
    case Order::What::Ask:
        side->asked[order.notice.key] = order;
        side->acknowledged.remove(order.notice.key);
        escalator->begin(order.notice, order.since);
        break;
    case Order::What::Acknowledge:
        side->acknowledged.insert(order.key);
        escalator->acknowledge(order.key);
        break;
    case Order::What::Resume:
        side->acknowledged.remove(order.key);
        escalator->resume(order.key);
        break;
    case Order::What::EndBesides:
        scope.spawn(outbox->endBesides(order.keys, order.key));
        break;
    case Order::What::End:
        side->asked.erase(order.key);
        side->acknowledged.remove(order.key);
        escalator->end(order.key);
        break;
    case Order::What::Beat:
        if (heartbeat.wanted())
            scope.spawn(beatOnce(room, heartbeat, side));
        break;
    }
}

// Until the files say something else, or the end.
flow::Task<void> tend(flow::Reactor &reactor, Desk desk, QString known, flow::TaskScope &scope)
{
    const SidePtr side = desk.side;
    notify::Escalator *const escalator = desk.escalator;
    for (const auto &[key, order] : side->asked) {
        escalator->begin(order.notice, order.since);
        if (side->acknowledged.contains(key))
            escalator->acknowledge(key);
    }
    base::TimePoint looked = reactor.now();
    for (;;) {
        for (const Order &order : std::exchange(side->queue, {}))
            obey(order, desk, scope);
        if (const auto woken = co_await side->more.next(reactor, looked + kLookEvery); !woken && woken.error().code == base::Errc::Cancelled)
            co_return;
        if (reactor.now() < looked + kLookEvery)
            continue;
        looked = reactor.now();
        const std::function<QString()> look = [files = side->files] { return stampOf(files); };
        const auto stamp = co_await flow::offload<QString>(reactor, side->pool, reactor.now() + kRead, look);
        if (!stamp && stamp.error().code == base::Errc::Cancelled)
            co_return;
        if (stamp && *stamp != known)
            co_return;
    }
}

flow::Task<void> keep(flow::Reactor &reactor, secrets::SecretSource &secrets, SidePtr side)
{
    for (;;) {
        const std::function<Written()> ask = [files = side->files] { return readAll(files); };
        const auto written = co_await flow::offload<Written>(reactor, side->pool, reactor.now() + kRead, ask);
        if (!written && written.error().code == base::Errc::Cancelled)
            co_return;
        if (written) {
            emit side->read(written->issues);
            emit side->beating(placeOf(written->channels.heartbeat));
            const notify::SenderRoom room{reactor, secrets, side->pool, base::Clock::system(), {}};
            notify::OutboxOptions options;
            if (!side->files.outbox.isEmpty())
                options.file = side->files.outbox;
            notify::DiskOutbox outbox(room, written->channels, std::move(options));
            outbox.onDelivery([side](const notify::Delivery &d) { emit side->delivered(d); });
            outbox.onAnswer([side](const notify::Answered &a) { emit side->answered(a); });
            auto opening = outbox.open();
            const auto opened = co_await std::move(opening);
            emit side->standing(opened ? QString() : sentenceOf(opened.error()));
            if (opened) {
                notify::Escalator escalator(reactor, base::Clock::system(), outbox, [onCall = written->onCall] { return onCall; });
                escalator.onNobody([side](const Notice &notice, const QStringList &contacts) { emit side->nobody(notice.key, contacts); });
                flow::TaskScope scope(co_await flow::currentCancel());
                scope.spawn(runOutbox(&outbox));
                scope.spawn(runEscalator(&escalator));
                const Desk desk{room, &outbox, &escalator, written->channels.heartbeat, side};
                auto tending = tend(reactor, desk, written->stamp, scope);
                co_await std::move(tending);
                co_await scope.close();
            }
        }
        const auto slept = co_await reactor.sleepFor(kAgain);
        if (!slept)
            co_return;
    }
}

} // namespace

Pager::Pager(watch::Feed &feed, alerts::AlertWatch &alerts, const base::Clock &clock, const Files &files, QObject *parent) :
    QObject(parent), m_feed(feed), m_alerts(alerts), m_clock(clock), m_side(std::make_shared<PagerSide>(files))
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
    m_feed.postWithSecrets([side = m_side](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) { scope.spawn(keep(reactor, secrets, side)); });
    m_alerts.addListener([self = QPointer(this)](const QString &group, const QList<alerts::Transition> &transitions) {
        if (self)
            self->heard(group, transitions);
    });
    connect(&m_alerts, &alerts::AlertWatch::electedChanged, this, [this] { begin(m_clock.wallNow()); });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        for (const Notice &notice : m_notices.due(m_clock.wallNow()))
            post(notice);
        beat();
        if (m_settled && m_clock.now() >= *m_settled)
            endLost();
    });
    m_tick.start(1s);
    begin(m_clock.wallNow());
}

void Pager::begin(base::WallTime until)
{
    m_known = m_known && m_alerts.tells(); // whoever told meanwhile, it is in the book
    if (m_known || !m_alerts.tells())
        return;
    m_known = true;
    m_settled = m_clock.now() + kSettled;
    m_notices = {};
    QList<alerts::Alert> before;
    for (const alerts::Alert &alert : m_alerts.book().alerts())
        if (alert.fired != base::WallTime{} && alert.fired < until)
            before.append(alert);
    const QList<Notice> told = m_notices.know(before);
    if (m_tells && !m_tells())
        return;
    for (const Notice &notice : told) {
        Notice machines = notice;
        machines.people = false;
        give({Order::What::Post, machines, {}, {}});
        if (!notice.people)
            continue;
        base::WallTime since = m_clock.wallNow();
        bool acknowledged = false;
        for (const QString &key : m_notices.alertsOf(notice.key))
            if (const auto alert = m_alerts.book().find(key)) {
                since = alert->due == base::WallTime{} ? since : std::min(since, alert->due);
                acknowledged = acknowledged || alert->acknowledged;
            }
        give({Order::What::Ask, notice, since, {}});
        if (acknowledged)
            give({Order::What::Acknowledge, {}, {}, notice.key});
    }
}

// A watcher that was killed right behind telling may not have written down that the alert fires: then nobody else knows of it.
void Pager::endLost()
{
    m_settled.reset();
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!m_known || !environment || (m_tells && !m_tells()))
        return;
    Order order;
    order.what = Order::What::EndBesides;
    order.key = environment->name;
    for (const alerts::Alert &alert : m_alerts.book().alerts())
        if (alert.state != alerts::State::Resolved)
            order.keys << alert.key << GroupNotices::keyOf(alert.group());
    give(std::move(order));
}

void Pager::takeOver()
{
    m_known = false;
    begin(m_clock.wallNow());
}

void Pager::heard(const QString &group, const QList<alerts::Transition> &transitions)
{
    begin(transitions.isEmpty() ? m_clock.wallNow() : transitions.first().at);
    for (const Notice &notice : m_notices.take(group, transitions, m_clock.wallNow()))
        post(notice);
    for (const alerts::Transition &t : transitions)
        if (t.what == alerts::Transition::What::AcknowledgementEnded && t.alert.active())
            if (const QString key = m_notices.noticeOf(t.alert); !key.isEmpty())
                give({Order::What::Resume, {}, {}, key});
    for (const alerts::Transition &t : transitions)
        m_beatOwed = m_beatOwed || t.what == alerts::Transition::What::Alive;
    beat();
}

// A path that is in doubt sends no sign of life: that is how the outside service learns of it.
void Pager::beat()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const bool good = environment && m_alerts.tells() && m_trouble.isEmpty() && alerts::pathIsGood(*environment, m_feed.snapshots(), m_clock.now());
    if (m_beatOwed && m_heartbeat.wanted && good && (!m_tells || m_tells())) {
        m_beatOwed = false;
        give({Order::What::Beat, {}, {}, {}});
    }
}

void Pager::post(const Notice &notice)
{
    if (m_tells && !m_tells())
        return;
    if (notice.moment == Moment::Resolved)
        give({Order::What::End, {}, {}, notice.key});
    else if (notice.moment == Moment::Acknowledged)
        give({Order::What::Acknowledge, {}, {}, notice.key});
    if (notice.moment == Moment::Firing && notice.people)
        give({Order::What::Ask, notice, m_clock.wallNow(), {}});
    else
        give({Order::What::Post, notice, {}, {}});
}

void Pager::give(Order order)
{
    m_feed.postWithSecrets([side = m_side, order = std::move(order)](flow::Reactor &, flow::TaskScope &, secrets::SecretSource &) {
        side->queue.append(order);
        side->more.happened();
    });
}

void Pager::delivered(const notify::Delivery &d)
{
    const QStringList alerts = m_notices.alertsOf(d.key);
    const bool accepted = d.outcome == notify::Delivery::Outcome::Accepted;
    for (const QString &alert : alerts)
        m_alerts.note(alert, accepted ? tr("%1 was told").arg(d.channel) : tr("%1: %2").arg(d.channel, d.words));
    if (accepted)
        emit told(alerts, d);
}

} // namespace paging

#include "moc_pager.cpp"
