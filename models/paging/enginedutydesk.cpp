// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/enginedutydesk.h"

#include "models/base/untrusted.h"
#include "models/notify/askedtests.h"
#include "models/notify/outboxfile.h"
#include "models/paging/arrangeact.h"
#include "models/paging/pages.h"
#include "models/secrets/secretsource.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

namespace {

using DutySidePtr = std::shared_ptr<DutySide>;

constexpr auto kFilesEvery = 2s, kReadAtMost = 30s, kFatigueEvery = 30s, kMoveOn = 60s, kKeyring = 120s;
constexpr std::ptrdiff_t kMostLines = 2000;

QString dutyStamp(const Files &files, const QString &environment)
{
    QString stamp = stampOf(files);
    const QString outbox = files.outboxFile(environment);
    for (const QString &file : {outbox, notify::climbsFileOf(outbox)}) {
        const QFileInfo info(file);
        stamp += u"%1 %2 %3\n"_s.arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size()).arg(file);
    }
    return stamp;
}

struct Costs {
    std::optional<rota::Fatigue> fatigue;
    base::WallTime from{};
};

Costs costsOf(const Files &files, const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime now)
{
    Costs out;
    out.from = now - kPagesLookedAt;
    if (auto read = readFatigue(files.journalFile(), all, overrides, out.from, now))
        out.fatigue = *read;
    return out;
}

flow::Task<void> watchFiles(flow::Reactor &reactor, DutySidePtr side)
{
    QString known;
    Costs costs;
    flow::TimePoint counted{}, shown{};
    for (;;) {
        const base::WallTime now = base::Clock::system().wallNow();
        const std::function<QString()> look = [files = side->files, environment = side->environment] { return dutyStamp(files, environment); };
        const auto stamp = co_await flow::offload<QString>(reactor, side->pool, reactor.now() + kReadAtMost, look);
        if (!stamp && stamp.error().code == base::Errc::Cancelled)
            co_return;
        const bool counts = counted == flow::TimePoint{} || reactor.now() >= counted + kFatigueEvery;
        // Who is on call changes with the hour, too.
        if (stamp && (*stamp != known || counts || reactor.now() >= shown + kMoveOn)) {
            known = *stamp;
            shown = reactor.now();
            const std::function<Duty()> read = [files = side->files, environment = side->environment, now] { return readDuty(files, environment, now); };
            auto duty = co_await flow::offload<Duty>(reactor, side->pool, reactor.now() + kReadAtMost, read);
            if (!duty && duty.error().code == base::Errc::Cancelled)
                co_return;
            if (duty && counts) {
                counted = reactor.now();
                const std::function<Costs()> count = [files = side->files, all = duty->all, overrides = duty->overrides, now] { return costsOf(files, all, overrides, now); };
                auto counting = co_await flow::offload<Costs>(reactor, side->pool, reactor.now() + kReadAtMost, count);
                if (!counting && counting.error().code == base::Errc::Cancelled)
                    co_return;
                if (counting)
                    costs = std::move(*counting);
            }
            if (duty) {
                duty->fatigue = costs.fatigue;
                duty->fatigueFrom = costs.from;
                emit side->read(std::make_shared<const Duty>(std::move(*duty)));
            }
        }
        const auto woken = co_await side->wanted.next(reactor, reactor.now() + kFilesEvery);
        if (!woken && woken.error().code == base::Errc::Cancelled)
            co_return;
    }
}

flow::Task<void> arrangeOn(flow::Reactor &reactor, DutySidePtr side, rota::Step step)
{
    const QString person = co_await side->books->person(reactor);
    if (!side->books->journal()) {
        emit side->refused(operate::Bookkeeping::ending());
        co_return;
    }
    operate::BookLedger ledger(side->books);
    acts::Dispatcher dispatcher(ledger);
    auto arranging = arrangeByAct(reactor, side->pool, dispatcher, side->files.arrangedFile(), step, person);
    const auto done = co_await std::move(arranging);
    if (!done) {
        if (done.error().code != base::Errc::Cancelled)
            emit side->refused(done.error());
        co_return;
    }
    emit side->arranged(step);
    side->wanted.happened();
}

flow::Task<void> readOn(flow::Reactor &reactor, DutySidePtr side, QString file, QList<rota::Person> people)
{
    const std::function<base::Result<rota::Calendar>()> work = [file, people] { return readShifts(file, people, base::Clock::system().wallNow()); };
    const auto read = co_await flow::offload<base::Result<rota::Calendar>>(reactor, side->pool, reactor.now() + kReadAtMost, work);
    if (!read && read.error().code == base::Errc::Cancelled)
        co_return;
    if (read && *read)
        emit side->calendarRead(file, **read, {});
    else
        emit side->calendarRead(file, {}, QString::fromStdString(read ? read->error().text : read.error().text));
}

flow::Task<void> keepOn(flow::Reactor &reactor, secrets::SecretSource *secrets, DutySidePtr side, QString entry, std::shared_ptr<base::Secret> secret)
{
    auto keeping = secrets->toKeyring(entry, std::move(*secret), reactor.now() + kKeyring);
    const secrets::Answer answer = co_await std::move(keeping);
    if (answer.availability == secrets::Availability::Found)
        emit side->secretKept(entry);
    else
        emit side->refused({base::Errc::Io, QCoreApplication::translate("paging", "The keyring did not take it. %1").arg(base::Untrusted(answer.detail).visible()).toStdString(), {}, {}, {}});
}

flow::Task<void> askOn(flow::Reactor &reactor, DutySidePtr side, QString channel)
{
    const std::function<base::Result<void>()> work = [file = side->files.outboxFile(side->environment), channel] { return notify::askTest(file, channel); };
    auto asking = flow::offload<base::Result<void>>(reactor, side->pool, reactor.now() + kReadAtMost, work);
    const auto done = co_await asking;
    if (!done && done.error().code == base::Errc::Cancelled)
        co_return;
    if (done && *done)
        emit side->testing(channel);
    else
        emit side->refused(done ? done->error() : done.error());
}

} // namespace

Duty readDuty(const Files &files, const QString &environment, base::WallTime now)
{
    Written written = readWritten(files);
    Duty duty;
    duty.all = std::move(written.onCall);
    duty.overrides = std::move(written.overrides);
    for (const environment::Issue &issue : written.issues)
        duty.mistakes << environment::issueLine(issue);
    notify::OutboxState state;
    if (const auto read = notify::OutboxFile::read(files.outboxFile(environment), &state, now); !read)
        duty.mistakes << QString::fromStdString(read.error().text);
    duty.channels = notify::standingsOf(written.channels, state);
    const auto &log = state.log();
    duty.log.assign(log.end() - std::min<std::ptrdiff_t>(kMostLines, std::ptrdiff_t(log.size())), log.end());
    duty.climbs = notify::readClimbs(files.outboxFile(environment));
    return duty;
}

base::Result<rota::Fatigue> readFatigue(const QString &journalFile, const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime from, base::WallTime now)
{
    QList<rota::Page> pages;
    if (QFileInfo::exists(journalFile)) { // else nobody was paged yet
        auto reader = journal::Reader::open(journalFile);
        if (!reader)
            return std::unexpected(reader.error());
        auto found = pagesIn(*reader, from, now);
        if (!found)
            return std::unexpected(found.error());
        pages = std::move(*found);
    }
    return rota::fatigueOf(pages, shiftsOf(all, overrides, from, now), all.night);
}

EngineDutyDesk::EngineDutyDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, Pager &pager, const Files &files, QObject *parent) :
    DutyDesk(parent), m_feed(feed), m_pager(pager), m_side(std::make_shared<DutySide>(files, std::move(books)))
{
    qRegisterMetaType<std::shared_ptr<const Duty>>();
    qRegisterMetaType<rota::Step>();
    qRegisterMetaType<rota::Calendar>();
    connect(m_side.get(), &DutySide::read, this, [this](const std::shared_ptr<const Duty> &duty) {
        m_known = duty;
        m_ready = true;
        emit changed();
    }, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::arranged, this, &DutyDesk::arranged, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::calendarRead, this, &DutyDesk::calendarRead, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::secretKept, this, &DutyDesk::secretKept, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::testing, this, &DutyDesk::testing, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::refused, this, &DutyDesk::refused, Qt::QueuedConnection);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &EngineDutyDesk::follow);
    follow();
    m_feed.postWithSecrets([side = m_side](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(watchFiles(reactor, side)); });
}

void EngineDutyDesk::follow()
{
    const QString environment = m_feed.environment() ? m_feed.environment()->name : QString();
    m_feed.postWithSecrets([side = m_side, environment](flow::Reactor &, flow::TaskScope &, secrets::SecretSource &) {
        side->environment = environment;
        side->wanted.happened();
    });
}

void EngineDutyDesk::setActs(bool acts)
{
    if (std::exchange(m_acts, acts) != acts)
        emit changed();
}

void EngineDutyDesk::arrange(const rota::Step &step)
{
    if (!m_acts) {
        emit refused(operate::Bookkeeping::onlyReading());
        return;
    }
    rota::Step whole = step;
    whole.at = whole.made.made = base::Clock::system().wallNow();
    if (whole.what == rota::Step::What::Override && whole.id.isEmpty())
        whole.id = whole.made.id = rota::newOverrideId(whole.made.offered);
    m_feed.postWithSecrets([side = m_side, whole](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(arrangeOn(reactor, side, whole)); });
}

void EngineDutyDesk::readCalendar(const QString &file)
{
    m_feed.postWithSecrets([side = m_side, file, people = m_known->all.people](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(readOn(reactor, side, file, people)); });
}

void EngineDutyDesk::keepSecret(const QString &entry, base::Secret secret)
{
    if (!m_acts) {
        emit refused(operate::Bookkeeping::onlyReading());
        return;
    }
    const auto held = std::make_shared<base::Secret>(std::move(secret)); // std::function wants to copy
    m_feed.postWithSecrets([side = m_side, entry, held](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) { scope.spawn(keepOn(reactor, &secrets, side, entry, held)); });
}

void EngineDutyDesk::test(const QString &channel)
{
    if (!m_acts) {
        emit refused(operate::Bookkeeping::onlyReading());
        return;
    }
    if (m_pager.sends()) {
        m_pager.test(channel);
        emit testing(channel);
        return;
    }
    m_feed.postWithSecrets([side = m_side, channel](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(askOn(reactor, side, channel)); });
}

} // namespace paging

#include "moc_enginedutydesk.cpp"
