// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pager.h"

#include "models/notify/outboxfile.h"
#include "models/rota/rotayaml.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

using notify::Moment;
using notify::Notice;

namespace {

using SidePtr = std::shared_ptr<PagerSide>;
constexpr auto kLookEvery = 3s, kRead = 10s, kAgain = 2s;

struct Written {
    QString stamp;
    notify::Channels channels;
    OnCallNow onCall;
    QList<environment::Issue> issues;
};

QString or_(const QString &given, const QString &standard) { return given.isEmpty() ? standard : given; }

QString stampOf(const Files &files)
{
    QString stamp;
    for (const QString &file : {or_(files.channels, notify::standardChannelsFile()), or_(files.rota, rota::standardRotaFile()), or_(files.arranged, rota::standardArrangedFile())}) {
        const QFileInfo info(file);
        stamp += u"%1 %2\n"_s.arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size());
    }
    return stamp;
}

Written readAll(const Files &files)
{
    Written w;
    w.stamp = stampOf(files);
    const QString channels = or_(files.channels, notify::standardChannelsFile());
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
    rota::OnCallRead onCall = rota::readOnCall(or_(files.rota, rota::standardRotaFile()));
    w.issues += onCall.issues;
    w.onCall.all = std::move(onCall.all);
    if (const auto arranged = rota::readArranged(or_(files.arranged, rota::standardArrangedFile()))) {
        w.onCall.overrides = arranged->overrides;
        w.onCall.all = rota::withImported(std::move(w.onCall.all), *arranged);
    }
    return w;
}

flow::Task<void> runOutbox(notify::DiskOutbox *outbox) { co_await outbox->run(); }

flow::Task<void> postOne(notify::DiskOutbox *outbox, SidePtr side, Notice notice)
{
    auto posting = outbox->post(notice);
    const auto posted = co_await std::move(posting);
    if (posted)
        co_return;
    if (posted.error().code == base::Errc::Cancelled)
        side->queue.prepend(notice); // the outbox opens again; one event is told once
    else
        emit side->standing(QString::fromStdString(posted.error().text));
}

// Until the files say something else, or the end.
flow::Task<void> tend(flow::Reactor &reactor, notify::DiskOutbox *outbox, SidePtr side, QString known, flow::TaskScope &scope)
{
    base::TimePoint looked = reactor.now();
    for (;;) {
        for (const Notice &notice : std::exchange(side->queue, {}))
            scope.spawn(postOne(outbox, side, notice));
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
            emit side->read(written->onCall, written->issues);
            const notify::SenderRoom room{reactor, secrets, side->pool, base::Clock::system(), {}};
            notify::OutboxOptions options;
            if (!side->files.outbox.isEmpty())
                options.file = side->files.outbox;
            notify::DiskOutbox outbox(room, written->channels, std::move(options));
            outbox.onDelivery([side](const notify::Delivery &d) { emit side->delivered(d); });
            outbox.onAnswer([side](const notify::Answered &a) { emit side->answered(a); });
            auto opening = outbox.open();
            const auto opened = co_await std::move(opening);
            emit side->standing(opened ? QString() : QString::fromStdString(opened.error().text));
            if (opened) {
                flow::TaskScope scope(co_await flow::currentCancel());
                scope.spawn(runOutbox(&outbox));
                auto tending = tend(reactor, &outbox, side, written->stamp, scope);
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
    connect(m_side.get(), &PagerSide::read, this, [this](const OnCallNow &onCall, const QList<environment::Issue> &issues) {
        m_onCall = onCall;
        m_mistakes = issues;
        emit changed();
    }, Qt::QueuedConnection);
    connect(m_side.get(), &PagerSide::standing, this, [this](const QString &trouble) {
        if (std::exchange(m_trouble, trouble) != trouble)
            emit changed();
    }, Qt::QueuedConnection);
    m_feed.postWithSecrets([side = m_side](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) { scope.spawn(keep(reactor, secrets, side)); });
    m_alerts.addListener([this](const QString &group, const QList<alerts::Transition> &transitions) { heard(group, transitions); });
    connect(&m_tick, &QTimer::timeout, this, &Pager::climb);
    m_tick.start(1s);
}

void Pager::heard(const QString &group, const QList<alerts::Transition> &transitions)
{
    if (!std::exchange(m_known, true)) {
        QList<alerts::Alert> before;
        const base::WallTime began = transitions.isEmpty() ? m_clock.wallNow() : transitions.first().at;
        for (const alerts::Alert &alert : m_alerts.book().alerts())
            if (alert.fired != base::WallTime{} && alert.fired < began)
                before.append(alert);
        m_notices.know(before);
    }
    for (Notice &notice : m_notices.take(group, transitions, m_clock.wallNow()))
        post(std::move(notice));
}

void Pager::post(Notice notice)
{
    if (m_tells && !m_tells())
        return;
    const auto asking = m_asking.find(notice.key);
    if (notice.moment == Moment::Resolved) {
        if (asking != m_asking.end())
            m_asking.erase(asking);
    } else if (notice.moment == Moment::Acknowledged) {
        if (asking != m_asking.end())
            asking->second.ladder.acknowledge();
    } else if (notice.moment == Moment::Firing && notice.people) {
        const base::WallTime now = m_clock.wallNow();
        const rota::Policy *policy = rota::policyFor(m_onCall.all, notice.severity, notice.service, notice.environment, now);
        if (policy) {
            const auto quiet = rota::quietUntil(m_onCall.all, notice.severity, now);
            const auto begins = m_clock.now() + (quiet ? std::chrono::duration_cast<base::TimePoint::duration>(*quiet - now) : base::TimePoint::duration{});
            m_asking.insert_or_assign(notice.key, Asking{notice, rota::Ladder(*policy, begins), 0});
            climb();
            return; // machines have heard; persons are asked by level
        }
    }
    give(notice);
}

void Pager::climb()
{
    for (Notice &notice : m_notices.due(m_clock.wallNow()))
        post(std::move(notice));
    for (auto &[key, asking] : m_asking) {
        for (const rota::Level &level : asking.ladder.climb(m_clock.now())) {
            const rota::Reached reached = rota::reached(m_onCall.all, m_onCall.overrides, level, m_clock.wallNow());
            for (const QString &contact : reached.nobody)
                for (const QString &alert : m_notices.alertsOf(key))
                    m_alerts.note(alert, tr("%1 leads to nobody now").arg(base::Untrusted(contact).visible()));
            ++asking.asked;
            if (reached.channels.isEmpty()) {
                asking.ladder.skip(m_clock.now());
                continue;
            }
            Notice notice = asking.notice;
            notice.channels = reached.channels;
            notice.event = u"%1/%2/level %3"_s.arg(key.left(32)).arg(notice.began.time_since_epoch().count()).arg(asking.asked);
            give(notice);
        }
    }
}

void Pager::give(const Notice &notice)
{
    m_feed.postWithSecrets([side = m_side, notice](flow::Reactor &, flow::TaskScope &, secrets::SecretSource &) {
        side->queue.append(notice);
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
