// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pagerside.h"

#include "models/journal/journalfile.h"
#include "models/notify/askedtests.h"
#include "models/notify/diskoutbox.h"
#include "models/notify/heartbeat.h"
#include "models/notify/testnotice.h"
#include "models/paging/gapnotices.h"
#include "models/paging/incidentnotices.h"
#include "models/paging/pagekeeper.h"
#include "models/paging/pages.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

using notify::Notice;

namespace {

using SidePtr = std::shared_ptr<PagerSide>;
constexpr auto kLookEvery = 3s, kRead = 10s, kAgain = 2s, kGapsFirst = 1s, kGapsEvery = 60s;

QString orStandard(const QString &given, const QString &standard) { return given.isEmpty() ? standard : given; }

} // namespace

PagerSide::~PagerSide() = default;

QString Files::channelsFile() const { return orStandard(channels, notify::standardChannelsFile()); }
QString Files::rotaFile() const { return orStandard(rota, rota::standardRotaFile()); }
QString Files::arrangedFile() const { return orStandard(arranged, rota::standardArrangedFile()); }
QString Files::outboxFile() const { return orStandard(outbox, notify::standardOutboxFile()); }
QString Files::journalFile() const { return orStandard(journal, journal::standardFile()); }

QString stampOf(const Files &files)
{
    QString stamp;
    for (const QString &file : {files.channelsFile(), files.rotaFile(), files.arrangedFile()}) {
        const QFileInfo info(file);
        stamp += u"%1 %2\n"_s.arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size());
    }
    return stamp;
}

namespace {

// A file that somebody is just writing must not forget whom to tell, nor what they were told.
void goOnWith(const notify::Channels &before, notify::Channels &now)
{
    QStringList missing;
    for (const notify::Channel &channel : before.all)
        if (!now.find(channel.id))
            missing << channel.id;
    for (notify::Channel &channel : now.all)
        if (const notify::Channel *was = before.find(channel.id); was && channel.fallback.isEmpty() && missing.contains(was->fallback))
            channel.fallback = was->fallback;
    for (const QString &id : std::as_const(missing))
        now.all.append(*before.find(id));
    if (!now.heartbeat.wanted())
        now.heartbeat = before.heartbeat;
}

} // namespace

Written readWritten(const Files &files, const std::optional<Written> &before)
{
    Written w;
    w.stamp = stampOf(files);
    const QString channels = files.channelsFile();
    notify::ChannelsRead read = notify::readChannels(channels);
    w.sure = !read.hasErrors();
    w.channels = std::move(read.channels);
    w.issues = std::move(read.issues);
    w.there = QFileInfo::exists(channels);
    if (before && before->there && !w.there) {
        w.sure = false;
        w.there = true;
        w.issues.append({environment::Issue::Kind::Error, {channels, 0, 0}, QCoreApplication::translate("paging", "the file is gone"),
                         QCoreApplication::translate("paging", "what it said is in force until the program ends; for no channel at all write: channels: []")});
    }
    if (before && !w.sure)
        goOnWith(before->channels, w.channels);
    if (files.desktop && !w.there) {
        notify::Channel desktop;
        desktop.id = u"desktop"_s;
        desktop.title = desktop.id;
        desktop.kind = notify::ChannelKind::Desktop;
        w.channels.all.append(desktop);
    }
    rota::OnCallRead onCall = rota::readOnCall(files.rotaFile());
    QStringList known;
    for (const notify::Channel &channel : std::as_const(w.channels.all))
        known << channel.id;
    rota::leaveOutUnknown(onCall, known);
    w.issues += onCall.issues;
    w.onCall = std::move(onCall.all);
    if (auto arranged = rota::readArranged(files.arrangedFile())) {
        for (const QString &sentence : arranged->leaveOutUnknown(w.onCall, base::Clock::system().wallNow()))
            w.issues.append({environment::Issue::Kind::Warning, {files.rotaFile()}, sentence, {}});
        w.overrides = arranged->overrides;
        w.onCall = rota::withImported(std::move(w.onCall), *arranged);
    }
    return w;
}

namespace {

QString sentenceOf(const flow::Error &error)
{
    return QString::fromStdString(error.remedy.empty() ? error.text : error.text + ' ' + error.remedy);
}

QString heartOf(const notify::Heartbeat &heartbeat)
{
    return heartbeat.wanted() ? heartbeat.url.toString() + u'\n' + heartbeat.credential.key + u'\n' + heartbeat.credential.command.join(u' ') : QString();
}

// What one opening of the outbox works with.
struct Desk {
    notify::SenderRoom room;
    notify::DiskOutbox *outbox;
    notify::Escalator *escalator;
    const Written *said;
    SidePtr side;
};

flow::Task<void> beatOnce(notify::SenderRoom room, notify::Heartbeat heartbeat, SidePtr side)
{
    auto beating = notify::beat(room, heartbeat);
    const auto attempt = co_await std::move(beating);
    if (!attempt.cancelled)
        emit side->beaten(attempt.accepted(), attempt.words);
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

void test(const QString &channel, notify::DiskOutbox *outbox, const SidePtr &side, flow::TaskScope &scope)
{
    if (const notify::Channel *known = outbox->channels().find(channel))
        scope.spawn(postOne(outbox, side, notify::testNotice(*known, operate::personHere(), base::Clock::system().wallNow())));
}

// Whom a delivery paged, and what it says is over.
void notePages(const SidePtr &side, const Written &said, const notify::Delivery &d)
{
    if (!side->pages)
        return;
    side->pages->paged(notesOf(d, said.onCall, said.channels));
    if (d.moment == notify::Moment::Resolved && d.outcome == notify::Delivery::Outcome::Accepted)
        side->pages->passed(PageNote::Kind::Over, d.key, d.at);
}

// In the journal, where somebody was paged about it.
void pass(const SidePtr &side, PageNote::Kind kind, const Order &order)
{
    if (side->pages && order.since != base::WallTime{})
        side->pages->passed(kind, order.key, order.since);
}

// Under the name that it has where it is open: it may be called after another one of its alerts since.
Notice asKnown(const notify::DiskOutbox &outbox, Notice notice)
{
    if (const auto open = outbox.openNotice(notice.key); open && open->severity >= notice.severity) {
        notice.began = open->began;
        notice.severity = open->severity;
    }
    return notice;
}

void hold(const SidePtr &side, notify::Escalator &escalator, const QString &key)
{
    side->acknowledged.insert(key);
    escalator.acknowledge(key);
}

void ask(const Order &order, const SidePtr &side, notify::Escalator &escalator)
{
    side->asked[order.notice.key] = order;
    side->acknowledged.remove(order.notice.key);
    escalator.begin(order.notice, order.since, order.heard);
    if (order.held)
        hold(side, escalator, order.notice.key);
}

// A person named somebody, or whoever is next.
void call(const Order &order, const Desk &desk, flow::TaskScope &scope)
{
    const SidePtr &side = desk.side;
    if (!order.contact.isEmpty()) {
        const Written &said = *desk.said;
        const rota::Level level{{contactNamed(said.onCall, order.contact)}};
        const rota::Reached reached = rota::reached(said.onCall, said.overrides, level, base::Clock::system().wallNow());
        Notice notice = order.notice;
        notice.persons = reached.persons;
        bool untold = false;
        for (const QString &channel : reached.channels)
            if (desk.outbox->channels().find(channel)) {
                notice.channels << channel;
                untold = untold || !order.heard.since.contains(channel);
            }
        if (untold)
            scope.spawn(postOne(desk.outbox, side, notice));
        if (!notice.channels.isEmpty())
            return;
        emit side->nobody(order.notice.key, {order.contact});
        if (!order.climbs)
            return;
    }
    for (const QString &key : order.keys)
        hold(side, *desk.escalator, key);
    ask(order, side, *desk.escalator);
}

void obey(Order order, const Desk &desk, flow::TaskScope &scope)
{
    const auto &[room, outbox, escalator, said, side] = desk;
    if (order.known)
        order.notice = asKnown(*outbox, order.notice);
    switch (order.what) {
    case Order::What::Post:
        scope.spawn(postOne(outbox, side, order.notice));
        break;
    case Order::What::PostWhereOpen:
        if (outbox->open(order.notice.key))
            scope.spawn(postOne(outbox, side, order.notice));
        break;
    case Order::What::Ask:
        ask(order, side, *escalator);
        break;
    case Order::What::Call:
        call(order, desk, scope);
        break;
    case Order::What::Acknowledge:
        hold(side, *escalator, order.key);
        pass(side, PageNote::Kind::Acknowledged, order);
        break;
    case Order::What::Resume:
        side->acknowledged.remove(order.key);
        escalator->resume(order.key);
        break;
    case Order::What::End:
        side->asked.erase(order.key);
        side->acknowledged.remove(order.key);
        escalator->end(order.key);
        pass(side, PageNote::Kind::Over, order);
        break;
    case Order::What::StandDown:
        for (const auto &[key, asked] : std::exchange(side->asked, {}))
            escalator->end(key);
        side->acknowledged.clear();
        break;
    case Order::What::EndBesides:
        scope.spawn(outbox->endBesides(order.keys, order.key));
        break;
    case Order::What::Test:
        test(order.key, outbox, side, scope);
        break;
    case Order::What::Beat:
        if (said->channels.heartbeat.wanted())
            scope.spawn(beatOnce(room, said->channels.heartbeat, side));
        break;
    }
}

struct Look {
    QString stamp;
    QStringList tests; // that another program asked for
};

// Who is being asked, for the screens of other programs; the file is rewritten when it changes.
flow::Task<void> showClimbs(flow::Reactor &reactor, notify::Escalator *escalator, SidePtr side)
{
    int shown = -1;
    for (;;) {
        if (shown != side->climbs) {
            shown = side->climbs;
            const std::function<bool()> write = [file = notify::climbsFileOf(side->files.outboxFile()), climbs = escalator->climbs()] { return notify::keepClimbs(file, climbs).has_value(); };
            const auto written = co_await flow::offload<bool>(reactor, side->pool, reactor.now() + kRead, write);
            if (!written && written.error().code == base::Errc::Cancelled)
                co_return;
            continue;
        }
        const auto woken = co_await side->climbed.next(reactor, flow::kNever);
        if (!woken)
            co_return;
    }
}

// A rota that nobody has is told while it is so; the outbox tells each gap once, and whoever is quiet now hears it later.
flow::Task<void> watchGaps(flow::Reactor &reactor, notify::DiskOutbox *outbox, SidePtr side, const Written *said)
{
    auto pause = std::chrono::duration_cast<flow::milliseconds>(kGapsFirst);
    for (;;) {
        const auto slept = co_await reactor.sleepFor(pause);
        if (!slept)
            co_return;
        if (!side->tells)
            continue;
        pause = kGapsEvery;
        const base::WallTime now = base::Clock::system().wallNow();
        const rota::Board board = rota::boardOf(said->onCall, said->overrides, now);
        QList<Notice> notices = gapNotices(board, now);
        for (Notice &notice : notices)
            notice.people = !rota::quietUntil(said->onCall, notice.severity, now).has_value();
        for (const rota::Board::Post &post : board.posts)
            if (const QString key = gapKeyOf(post.rota); post.gaps.isEmpty() && outbox->open(key))
                notices.append(gapClosed(key, post.title, now));
        for (const Notice &notice : notices) {
            const auto posted = co_await outbox->post(notice);
            if (!posted && posted.error().code == base::Errc::Cancelled)
                co_return;
        }
    }
}

// Until the files say something else, or the end.
flow::Task<void> tend(flow::Reactor &reactor, Desk desk, flow::TaskScope &scope)
{
    const SidePtr side = desk.side;
    notify::Escalator *const escalator = desk.escalator;
    for (const auto &[key, order] : side->asked) {
        escalator->begin(order.notice, order.since, order.heard);
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
        const std::function<Look()> look = [files = side->files] { return Look{stampOf(files), notify::takeAskedTests(files.outboxFile())}; };
        const auto seen = co_await flow::offload<Look>(reactor, side->pool, reactor.now() + kRead, look);
        if (!seen && seen.error().code == base::Errc::Cancelled)
            co_return;
        if (!seen)
            continue;
        for (const QString &channel : seen->tests)
            test(channel, desk.outbox, side, scope);
        if (seen->stamp != desk.said->stamp)
            co_return;
    }
}

flow::Task<void> tell(flow::Reactor &reactor, secrets::SecretSource &secrets, SidePtr side)
{
    std::optional<Written> before;
    for (;;) {
        const std::function<Written()> ask = [files = side->files, before] { return readWritten(files, before); };
        const auto written = co_await flow::offload<Written>(reactor, side->pool, reactor.now() + kRead, ask);
        if (!written && written.error().code == base::Errc::Cancelled)
            co_return;
        if (written) {
            emit side->read(written->issues);
            before = *written;
            const Written *said = &*before;
            emit side->beating(heartOf(said->channels.heartbeat));
            const notify::SenderRoom room{reactor, secrets, side->pool, base::Clock::system(), {}};
            notify::OutboxOptions options;
            options.file = side->files.outboxFile();
            options.sure = said->sure;
            notify::DiskOutbox outbox(room, said->channels, std::move(options));
            outbox.onDelivery([side, said](const notify::Delivery &d) {
                notePages(side, *said, d);
                emit side->delivered(d);
            });
            outbox.onAnswer([side](const notify::Answered &a) { emit side->answered(a); });
            auto opening = outbox.open();
            const auto opened = co_await std::move(opening);
            emit side->standing(opened ? QString() : sentenceOf(opened.error()));
            if (opened) {
                for (const notify::Delivery &d : outbox.deliveries(base::Clock::system().wallNow() - kPagesLookedAt))
                    notePages(side, *said, d); // what a death kept from the journal
                notify::Escalator escalator(reactor, base::Clock::system(), outbox, [said] { return notify::Arrangement{said->onCall, said->overrides}; });
                escalator.onNobody([side](const Notice &notice, const QStringList &contacts) { emit side->nobody(notice.key, contacts); });
                escalator.onChanged([side] {
                    ++side->climbs;
                    side->climbed.happened();
                });
                flow::TaskScope scope(co_await flow::currentCancel());
                scope.spawn(runOutbox(&outbox));
                scope.spawn(runEscalator(&escalator));
                scope.spawn(showClimbs(reactor, &escalator, side));
                scope.spawn(watchGaps(reactor, &outbox, side, said));
                const Desk desk{room, &outbox, &escalator, said, side};
                auto tending = tend(reactor, desk, scope);
                co_await std::move(tending);
                co_await scope.close();
            }
        }
        const auto slept = co_await reactor.sleepFor(kAgain);
        if (!slept)
            co_return;
    }
}

flow::Task<void> runPages(PageKeeper *pages) { co_await pages->run(); }

} // namespace

flow::Task<void> PagerSide::keep(flow::Reactor &reactor, secrets::SecretSource &secrets, std::shared_ptr<PagerSide> side)
{
    if (!side->books) {
        auto alone = tell(reactor, secrets, side);
        co_await std::move(alone);
        co_return;
    }
    PageKeeper pages(reactor, side->books, side->files.journalFile());
    flow::TaskScope scope(co_await flow::currentCancel());
    side->pages = &pages;
    scope.spawn(runPages(&pages));
    auto telling = tell(reactor, secrets, side);
    co_await std::move(telling);
    side->pages = nullptr;
    co_await scope.close();
}

} // namespace paging

#include "moc_pagerside.cpp"
