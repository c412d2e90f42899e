// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/desk.h"

#include "models/audit/auditor.h"
#include "models/audit/look.h"
#include "models/audit/reportexport.h"
#include "models/audit/rounds.h"
#include "models/audit/wording.h"
#include "models/base/log.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace audit {

namespace {

using Side = std::shared_ptr<DeskSide>;
using Door = std::shared_ptr<postgres::Asker>;
using Books = std::shared_ptr<operate::Bookkeeping>;
using environment::Target;

constexpr auto kDisk = 10s;
constexpr auto kTick = 1s;

// What a look or a run goes by.
struct Errand {
    QString environment; // its name
    Target target;
    QString shown;   // system identifier of the server on screen, for a look of the one that answers; empty: not known there yet
    AuditPtr before; // null: none yet
    QString folder;  // empty: nothing is kept
    bool whole = false; // a report is written, too
};

Errand errandFor(const watch::Feed &feed, const QString &target, const AuditPtr &before, const QString &folder, bool whole)
{
    const environment::EnvironmentPtr environment = feed.environment();
    const watch::SnapshotPtr snapshot = feed.snapshot(target);
    return {environment->name, *environment->find(target), snapshot ? snapshot->facts.systemIdentifier : QString(), before, folder, whole};
}

void complainInLog(const base::Error &error) { base::logWarning("audit", QString::fromStdString(error.action + ": " + error.text)); }

struct Kept {
    Difference difference;
    std::optional<journal::Entry> note; // of the report that was written
};

// Against what was found last, in this program or before its start.
Kept compareAndKeep(const Errand &errand, const Audit &audit)
{
    Kept out;
    if (errand.folder.isEmpty())
        return out;
    const auto earlier = lastLook(errand.folder, errand.environment, audit.target);
    out.difference = compare(earlier.value_or(Earlier()), audit);
    if (const auto kept = keepLook(errand.folder, audit, out.difference); !kept)
        complainInLog(kept.error());
    if (!errand.whole)
        return out;
    if (const auto written = writeReport(errand.folder, audit, out.difference))
        out.note = operate::exportNote(reportExported(audit, *written));
    else
        complainInLog(written.error());
    return out;
}

// The note that is to be left of the report, when one was written.
flow::Task<std::optional<journal::Entry>> handOver(flow::Reactor &reactor, Side side, Errand errand, base::Result<Audit> result)
{
    if (!result) {
        emit side->failed(errand.environment, errand.target, result.error());
        co_return std::optional<journal::Entry>();
    }
    result->environment = errand.environment;
    if (!errand.whole) // a run has a connection of its own, and asks there
        result->system = errand.shown;
    if (errand.before)
        keepTried(*errand.before, *result);
    const auto audit = std::make_shared<const Audit>(std::move(*result));
    const std::function<Kept()> files = [errand, audit] { return compareAndKeep(errand, *audit); };
    const auto kept = co_await flow::offload<Kept>(reactor, side->files, reactor.now() + kDisk, files);
    emit side->audited(errand.target, audit, kept ? kept->difference : Difference());
    co_return kept ? kept->note : std::optional<journal::Entry>();
}

flow::Task<void> ask(flow::Reactor &reactor, Side side, Door door, Errand errand)
{
    auto looking = look(reactor, *door, errand.target);
    auto result = co_await std::move(looking);
    auto concluding = handOver(reactor, side, errand, std::move(result));
    (void)co_await std::move(concluding);
}

flow::Task<void> askAndTry(watch::ProbeContext context, Side side, Books books, Errand errand)
{
    const QString person = co_await books->person(context.reactor);
    if (!books->journal()) {
        emit side->failed(errand.environment, errand.target, operate::Bookkeeping::ending());
        co_return;
    }
    operate::BookLedger ledger(books);
    const auto shown = errand.shown.isEmpty() ? std::nullopt : std::optional(errand.shown);
    const Witness witness{ledger, person, errand.environment, shown};
    auto auditing = auditTarget(context, errand.target, witness);
    auto result = co_await std::move(auditing);
    auto concluding = handOver(context.reactor, side, errand, std::move(result));
    auto note = co_await std::move(concluding);
    if (!note)
        co_return;
    auto leaving = operate::leaveNote(context.reactor, books, std::move(*note));
    const auto left = co_await std::move(leaving);
    if (!left)
        complainInLog(left.error());
}

} // namespace

void keepTried(const Audit &before, Audit &now)
{
    if (now.triedAt != base::WallTime{} || before.triedAt == base::WallTime{} || !sameSystem(before.system, now.system))
        return;
    for (CheckResult &c : now.checks) {
        const CheckResult *old = before.find(c.check);
        if (!isTried(c.check) || !old || c.state != CheckState::Unknown || c.why.raw() != notTried()) // why a run tried nothing is told
            continue;
        c = *old;
        now.triedAt = before.triedAt;
    }
}

Desk::Desk(watch::Feed &feed, const base::Clock &clock, QObject *parent) :
    QObject(parent), m_feed(feed), m_clock(clock), m_side(std::make_shared<DeskSide>()), m_parity(feed, clock)
{
    connect(m_side.get(), &DeskSide::audited, this,
            [this](const environment::Target &target, const AuditPtr &audit, const Difference &difference) {
                if (isOpen(audit->environment, target))
                    accept(target.id, *audit, difference);
            }, Qt::QueuedConnection);
    connect(m_side.get(), &DeskSide::failed, this, [this](const QString &environment, const environment::Target &target, const base::Error &error) {
        if (!isOpen(environment, target))
            return;
        Entry &e = m_entries[target.id];
        e.busy = false;
        e.error = error;
        emit changed(target.id);
    }, Qt::QueuedConnection);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &Desk::beginAnew);
    beginAnew();
    m_round.setInterval(kTick);
    connect(&m_round, &QTimer::timeout, this, &Desk::goRound);
    if (m_feed.hasEngine())
        m_round.start();
}

void Desk::beginAnew()
{
    m_first = m_clock.now() + Rounds::shipped().first;
    const environment::EnvironmentPtr before = std::exchange(m_environment, m_feed.environment());
    QStringList gone; // the same id may be another server now
    for (const QString &id : m_entries.keys())
        if (const Target *target = before ? before->find(id) : nullptr; !target || !isOpen(before->name, *target))
            gone << id;
    for (const QString &id : std::as_const(gone))
        m_entries.remove(id);
    for (const QString &id : std::as_const(gone))
        emit changed(id);
}

bool Desk::isOpen(const QString &environment, const Target &target) const
{
    const Target *now = m_environment && m_environment->name == environment ? m_environment->find(target.id) : nullptr;
    return now && now->settings == target.settings;
}

const Desk::Entry &Desk::entry(const QString &target) const
{
    static const Entry none;
    const auto it = m_entries.constFind(target);
    return it == m_entries.constEnd() ? none : *it;
}

bool Desk::permitted(const Target &target)
{
    const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    return pg && pg->auditUnasked && environment::watchedThrough(target).isEmpty(); // else the server is looked at once for each of its databases
}

void Desk::setBooks(std::shared_ptr<operate::Bookkeeping> books, const QString &folder)
{
    m_books = std::move(books);
    m_folder = folder;
}

bool Desk::begin(const QString &target)
{
    if (!m_feed.hasEngine() || !m_feed.environment() || !m_feed.environment()->find(target))
        return false;
    Entry &e = m_entries[target];
    if (e.busy)
        return false;
    e.busy = true;
    e.asked = m_clock.now();
    emit changed(target);
    return true;
}

void Desk::look(const QString &target)
{
    if (!begin(target))
        return;
    const Errand errand = errandFor(m_feed, target, entry(target).audit, m_folder, false);
    m_feed.postWithDoor(target, [side = m_side, errand](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &facts, const Door &door) {
        Errand here = errand;
        here.shown = facts.systemIdentifier;
        if (door)
            scope.spawn(ask(reactor, side, door, here));
        else
            emit side->failed(errand.environment, errand.target, {base::Errc::Closed, QCoreApplication::translate("audit", "This target has no open connection.").toStdString(), {}, {}, {}});
    });
}

void Desk::lookWhenOld(const QString &target)
{
    const std::optional<base::TimePoint> asked = entry(target).asked;
    if (!asked || m_clock.now() - *asked >= Rounds::shipped().audit)
        look(target);
}

void Desk::run(const QString &target)
{
    if (!m_books || !begin(target))
        return;
    const Errand errand = errandFor(m_feed, target, entry(target).audit, m_folder, true);
    m_feed.postWithContext(target, [side = m_side, books = m_books, errand](const watch::ProbeContext &context, flow::TaskScope &scope, const Door &) {
        scope.spawn(askAndTry(context, side, books, errand));
    });
}

void Desk::goRound()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment || m_clock.now() < m_first)
        return;
    m_parity.goRound(Rounds::shipped().parity);
    if (std::ranges::any_of(m_entries, &Entry::busy))
        return;
    for (const Target &target : environment->targets) {
        const watch::SnapshotPtr snapshot = m_feed.snapshot(target.id);
        if (!permitted(target) || !snapshot || snapshot->status.condition != watch::Condition::Up)
            continue;
        lookWhenOld(target.id);
        if (entry(target.id).busy)
            return;
    }
}

void Desk::accept(const QString &target, Audit audit, const Difference &difference)
{
    Entry &e = m_entries[target];
    if (e.audit)
        keepTried(*e.audit, audit);
    if (!e.audit || difference.changed())
        e.change = difference;
    e.audit = std::make_shared<const Audit>(std::move(audit));
    e.error.reset();
    e.busy = false;
    e.answered = m_clock.now();
    emit changed(target);
}

} // namespace audit

#include "moc_desk.cpp"
