// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pagerside.h"

#include "models/notify/askedtests.h"
#include "models/notify/diskoutbox.h"
#include "models/notify/heartbeat.h"
#include "models/notify/outboxfile.h"
#include "models/notify/testnotice.h"
#include "models/paging/gapwatch.h"
#include "models/paging/incidentnotices.h"
#include "models/paging/knownnotice.h"
#include "models/paging/pagekeeper.h"
#include "models/paging/pages.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

using notify::Notice;

PagerSide::~PagerSide() = default;

namespace {

using SidePtr = std::shared_ptr<PagerSide>;
constexpr auto kLookEvery = 3s, kRead = 10s, kAgain = 2s;

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
    QString environment;
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

flow::Task<void> postOne(Desk desk, Notice notice)
{
    auto posting = desk.outbox->post(notice);
    const auto posted = co_await std::move(posting);
    if (posted)
        co_return;
    if (posted.error().code != base::Errc::Cancelled)
        emit desk.side->standing(sentenceOf(posted.error()));
    else if (desk.side->watched == desk.environment)
        desk.side->queue.prepend(Order{Order::What::Post, notice, {}, {}, {}}); // the outbox opens again; one event is told once
}

void test(const QString &channel, const Desk &desk, flow::TaskScope &scope)
{
    if (const notify::Channel *known = desk.outbox->channels().find(channel))
        scope.spawn(postOne(desk, notify::testNotice(*known, operate::personHere(), base::Clock::system().wallNow())));
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
            scope.spawn(postOne(desk, notice));
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
    const auto &[room, outbox, escalator, said, side, environment] = desk;
    if (order.known)
        order.notice = asKnown(order.notice, outbox->openNotice(order.notice.key));
    switch (order.what) {
    case Order::What::Post:
        scope.spawn(postOne(desk, order.notice));
        break;
    case Order::What::PostWhereOpen:
        if (outbox->open(order.notice.key))
            scope.spawn(postOne(desk, order.notice));
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
        test(order.key, desk, scope);
        break;
    case Order::What::Beat:
        if (outbox->channels().heartbeat.wanted())
            scope.spawn(beatOnce(room, outbox->channels().heartbeat, side));
        break;
    }
}

struct Look {
    QString stamp;
    QStringList tests; // that another program asked for
};

// Who is being asked, for the screens of other programs; the file is rewritten when it changes.
flow::Task<void> showClimbs(flow::Reactor &reactor, notify::Escalator *escalator, SidePtr side, QString outboxFile)
{
    int shown = -1;
    for (;;) {
        if (shown != side->climbs) {
            shown = side->climbs;
            const std::function<bool()> write = [file = notify::climbsFileOf(outboxFile), climbs = escalator->climbs()] { return notify::keepClimbs(file, climbs).has_value(); };
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

// Until the files say something else, another environment is told of, or the end.
flow::Task<void> tend(flow::Reactor &reactor, Desk desk, flow::TaskScope &scope)
{
    const SidePtr side = desk.side;
    notify::Escalator *const escalator = desk.escalator;
    for (const auto &[key, order] : side->asked) {
        escalator->begin(order.notice, order.since, order.heard);
        if (side->acknowledged.contains(key))
            escalator->acknowledge(key);
    }
    const QString outboxFile = side->files.outboxFile(desk.environment);
    base::TimePoint looked = reactor.now();
    while (side->watched == desk.environment) {
        for (const Order &order : std::exchange(side->queue, {}))
            obey(order, desk, scope);
        if (const auto woken = co_await side->more.next(reactor, looked + kLookEvery); !woken && woken.error().code == base::Errc::Cancelled)
            co_return;
        if (reactor.now() < looked + kLookEvery)
            continue;
        looked = reactor.now();
        const std::function<Look()> look = [files = side->files, outboxFile] {
            return Look{stampOf(files), notify::takeAskedTests(outboxFile)};
        };
        const auto seen = co_await flow::offload<Look>(reactor, side->pool, reactor.now() + kRead, look);
        if (!seen && seen.error().code == base::Errc::Cancelled)
            co_return;
        if (!seen)
            continue;
        for (const QString &channel : seen->tests)
            test(channel, desk, scope);
        if (seen->stamp != desk.said->stamp)
            co_return;
    }
}

// One opening of the outbox of an environment.
flow::Task<void> tellOf(flow::Reactor &reactor, secrets::SecretSource &secrets, SidePtr side, QString environment, const Written *said)
{
    const notify::SenderRoom room{reactor, secrets, base::Clock::system(), {}, side->files.opens};
    notify::OutboxOptions options;
    options.file = side->files.outboxFile(environment);
    options.sure = said->sure;
    const QString file = options.file;
    notify::DiskOutbox outbox(room, channelsFor(said->channels, environment), std::move(options));
    outbox.onDelivery([side, said](const notify::Delivery &d) {
        notePages(side, *said, d);
        emit side->delivered(d);
    });
    outbox.onAnswer([side](const notify::Answered &a) { emit side->answered(a); });
    auto opening = outbox.open();
    const auto opened = co_await std::move(opening);
    emit side->standing(opened ? QString() : sentenceOf(opened.error()));
    if (!opened)
        co_return;
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
    scope.spawn(showClimbs(reactor, &escalator, side, file));
    scope.spawn(watchGaps(GapRoom{reactor, side->pool, outbox, side->tells, *said, QFileInfo(file).path()}));
    const Desk desk{room, &outbox, &escalator, said, side, environment};
    side->sends = true;
    auto tending = tend(reactor, desk, scope);
    co_await std::move(tending);
    side->sends = false;
    co_await scope.close();
}

flow::Task<void> tell(flow::Reactor &reactor, secrets::SecretSource &secrets, SidePtr side)
{
    std::optional<Written> before;
    for (;;) {
        const std::function<Written()> ask = [files = side->files, before] { return readWritten(files, before); };
        const auto written = co_await flow::offload<Written>(reactor, side->pool, reactor.now() + kRead, ask);
        if (!written && written.error().code == base::Errc::Cancelled)
            co_return;
        const std::optional<QString> environment = side->watched;
        if (written) {
            emit side->read(written->issues);
            before = *written;
            emit side->beating(heartOf(environment ? channelsFor(before->channels, *environment).heartbeat : before->channels.heartbeat));
        }
        if (!environment) {
            emit side->standing({}); // another program tells, or nothing is watched
        } else if (written) {
            auto telling = tellOf(reactor, secrets, side, *environment, &*before);
            co_await std::move(telling);
        }
        if (side->watched != environment)
            continue;
        const auto woken = co_await side->stood.next(reactor, reactor.now() + kAgain);
        if (!woken && woken.error().code == base::Errc::Cancelled)
            co_return;
    }
}

flow::Task<void> runPages(PageKeeper *pages) { co_await pages->run(); }

} // namespace

void PagerSide::stand(const std::optional<QString> &of)
{
    queue.clear(); // who watches it next knows from the alerts what is to be told and asked
    asked.clear();
    acknowledged.clear();
    watched = of;
    more.happened();
    stood.happened();
}

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
