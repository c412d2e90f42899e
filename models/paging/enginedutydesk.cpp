// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/enginedutydesk.h"

#include "models/notify/askedtests.h"
#include "models/notify/outboxfile.h"
#include "models/paging/pages.h"
#include "models/rota/rotafile.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

namespace {

using DutySidePtr = std::shared_ptr<DutySide>;

constexpr auto kFilesEvery = 2s, kReadAtMost = 30s, kFatigueEvery = 30s, kMoveOn = 60s;
constexpr std::ptrdiff_t kMostLines = 2000;

QString dutyStamp(const Files &files)
{
    QString stamp = stampOf(files);
    for (const QString &file : {files.outboxFile(), notify::climbsFileOf(files.outboxFile())}) {
        const QFileInfo info(file);
        stamp += u"%1 %2\n"_s.arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size());
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
        const std::function<QString()> look = [files = side->files] { return dutyStamp(files); };
        const auto stamp = co_await flow::offload<QString>(reactor, side->pool, reactor.now() + kReadAtMost, look);
        if (!stamp && stamp.error().code == base::Errc::Cancelled)
            co_return;
        const bool counts = counted == flow::TimePoint{} || reactor.now() >= counted + kFatigueEvery;
        // Who is on call changes with the hour, too.
        if (stamp && (*stamp != known || counts || reactor.now() >= shown + kMoveOn)) {
            known = *stamp;
            shown = reactor.now();
            const std::function<Duty()> read = [files = side->files, now] { return readDuty(files, now); };
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

// The file says it holds; the journal says who accepted.
flow::Task<void> acceptOn(flow::Reactor &reactor, DutySidePtr side, QString id)
{
    const QString person = co_await side->books->person(reactor);
    const std::function<base::Result<void>()> work = [file = side->files.arrangedFile(), id] { return rota::acceptOverride(file, id, base::Clock::system().wallNow()); };
    auto accepting = flow::offload<base::Result<void>>(reactor, side->pool, reactor.now() + kReadAtMost, work);
    const auto done = co_await accepting;
    if (!done && done.error().code == base::Errc::Cancelled)
        co_return;
    if (!done || !*done) {
        emit side->refused(done ? done->error() : done.error());
        co_return;
    }
    emit side->accepted(id);
    side->wanted.happened();
    operate::BookLedger ledger(side->books);
    journal::Entry entry;
    entry.act = u"oncall.accept"_s;
    entry.actor = person;
    entry.details = id;
    const auto written = co_await ledger.append(entry);
    if (!written && written.error().code != base::Errc::Cancelled)
        emit side->refused(written.error());
}

flow::Task<void> askOn(flow::Reactor &reactor, DutySidePtr side, QString channel)
{
    const std::function<base::Result<void>()> work = [file = side->files.outboxFile(), channel] { return notify::askTest(file, channel); };
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

Duty readDuty(const Files &files, base::WallTime now)
{
    Written written = readWritten(files);
    Duty duty;
    duty.all = std::move(written.onCall);
    duty.overrides = std::move(written.overrides);
    for (const environment::Issue &issue : written.issues)
        duty.mistakes << environment::issueLine(issue);
    notify::OutboxState state;
    if (const auto read = notify::OutboxFile::read(files.outboxFile(), &state, now); !read)
        duty.mistakes << QString::fromStdString(read.error().text);
    duty.channels = notify::standingsOf(written.channels, state);
    const auto &log = state.log();
    duty.log.assign(log.end() - std::min<std::ptrdiff_t>(kMostLines, std::ptrdiff_t(log.size())), log.end());
    duty.climbs = notify::readClimbs(files.outboxFile());
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
    connect(m_side.get(), &DutySide::read, this, [this](const std::shared_ptr<const Duty> &duty) {
        m_known = duty;
        m_ready = true;
        emit changed();
    }, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::accepted, this, &DutyDesk::accepted, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::testing, this, &DutyDesk::testing, Qt::QueuedConnection);
    connect(m_side.get(), &DutySide::refused, this, &DutyDesk::refused, Qt::QueuedConnection);
    m_feed.postWithSecrets([side = m_side](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(watchFiles(reactor, side)); });
}

void EngineDutyDesk::setActs(bool acts)
{
    if (std::exchange(m_acts, acts) != acts)
        emit changed();
}

void EngineDutyDesk::accept(const QString &handOver)
{
    if (!m_acts) {
        emit refused(operate::Bookkeeping::onlyReading());
        return;
    }
    m_feed.postWithSecrets([side = m_side, handOver](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(acceptOn(reactor, side, handOver)); });
}

void EngineDutyDesk::test(const QString &channel)
{
    if (!m_acts) {
        emit refused(operate::Bookkeeping::onlyReading());
        return;
    }
    if (m_pager.trouble().isEmpty()) {
        m_pager.test(channel);
        emit testing(channel);
        return;
    }
    m_feed.postWithSecrets([side = m_side, channel](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(askOn(reactor, side, channel)); });
}

} // namespace paging

#include "moc_enginedutydesk.cpp"
