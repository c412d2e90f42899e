// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/paritydesk.h"

#include "models/audit/parityrun.h"
#include "models/environment/parser.h"
#include "models/watch/metriclookup.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace audit {

namespace {

using ParityEnd = std::shared_ptr<ParitySideDesk>;
using environment::EnvironmentPtr;
using environment::Target;
using environment::TargetKind;

constexpr auto kReading = 10s;

ParitySide sideOf(const EnvironmentPtr &environment)
{
    ParitySide side{environment, {}};
    for (const Target &t : environment->targets)
        if (t.kind == TargetKind::Postgres)
            side.targets.append(t);
    return side;
}

QString nameShown(const environment::Environment &environment) { return environment.title.isEmpty() ? environment.name : environment.title; }

flow::Task<ParityResult> compareWith(watch::ProbeContext context, ParityEnd side, Target target, QString file)
{
    ParityResult out;
    out.with = QFileInfo(file).completeBaseName();
    const std::function<environment::ParseResult()> read = [file] { return environment::parseFile(file, watch::metricLookup()); };
    const auto parsed = co_await flow::offload<environment::ParseResult>(context.reactor, side->files, context.reactor.now() + kReading, read);
    if (!parsed || !parsed->environment) {
        const QString first = parsed && !parsed->issues.isEmpty() ? environment::issueLine(parsed->issues.first()) : QString();
        out.error = parsed ? base::Error{base::Errc::Invalid, QCoreApplication::translate("audit", "%1 cannot be used. %2").arg(file, first).toStdString(), {}, {}, {}}
                           : parsed.error();
        co_return out;
    }
    const EnvironmentPtr other = parsed->environment;
    out.with = nameShown(*other);
    const Pairs pairs = pairUp(sideOf(context.environment), sideOf(other));
    const Target *partner = nullptr;
    for (const auto &[own, there] : pairs.pairs)
        if (own.id == target.id)
            partner = &there;
    if (!partner) {
        out.error = base::Error{base::Errc::Absent, QCoreApplication::translate("audit", "%1 has no PostgreSQL target %2.").arg(out.with, target.id).toStdString(), {}, {}, {}};
        co_return out;
    }
    const watch::ProbeContext there{context.reactor, context.dns, context.cancels, context.files, context.secrets, other, context.gate};
    auto comparing = compareTargets(context, target, there, *partner);
    auto parity = co_await std::move(comparing);
    if (parity)
        out.parity = std::make_shared<const Parity>(std::move(*parity));
    else
        out.error = parity.error();
    co_return out;
}

flow::Task<void> compareAll(watch::ProbeContext context, ParityEnd side, Target target)
{
    QList<ParityResult> results;
    for (const QString &file : context.environment->comparedWith) {
        auto comparing = compareWith(context, side, target, file);
        results.append(co_await std::move(comparing));
    }
    emit side->compared(target.id, results);
}

} // namespace

ParityDesk::ParityDesk(watch::Feed &feed, const base::Clock &clock, QObject *parent) :
    QObject(parent), m_feed(feed), m_clock(clock), m_side(std::make_shared<ParitySideDesk>())
{
    connect(m_side.get(), &ParitySideDesk::compared, this, &ParityDesk::accept, Qt::QueuedConnection);
}

const ParityDesk::Entry &ParityDesk::entry(const QString &target) const
{
    static const Entry none;
    const auto it = m_entries.constFind(target);
    return it == m_entries.constEnd() ? none : *it;
}

bool ParityDesk::declared(const environment::Environment &environment, const Target &target)
{
    return target.kind == TargetKind::Postgres && environment::watchedThrough(target).isEmpty() && !environment.comparedWith.isEmpty();
}

void ParityDesk::compare(const QString &target)
{
    const EnvironmentPtr environment = m_feed.environment();
    const Target *found = environment ? environment->find(target) : nullptr;
    Entry &e = m_entries[target];
    if (e.busy || !m_feed.hasEngine() || !found || !declared(*environment, *found))
        return;
    e.busy = true;
    e.asked = m_clock.now();
    emit changed(target);
    m_feed.postWithContext(target, [side = m_side, what = *found, environment](const watch::ProbeContext &context, flow::TaskScope &scope, const std::shared_ptr<postgres::Asker> &) {
        const watch::ProbeContext own{context.reactor, context.dns, context.cancels, context.files, context.secrets, environment, context.gate};
        scope.spawn(compareAll(own, side, what));
    });
}

void ParityDesk::goRound(std::chrono::seconds every)
{
    const EnvironmentPtr environment = m_feed.environment();
    if (!environment || std::ranges::any_of(m_entries, &Entry::busy))
        return;
    const base::TimePoint now = m_clock.now();
    for (const Target &target : environment->targets) {
        const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
        const watch::SnapshotPtr snapshot = m_feed.snapshot(target.id);
        const std::optional<base::TimePoint> asked = entry(target.id).asked;
        if (!pg || !pg->auditUnasked || !declared(*environment, target) || !snapshot || snapshot->status.condition != watch::Condition::Up
            || (asked && now - *asked < every))
            continue;
        compare(target.id);
        return;
    }
}

void ParityDesk::accept(const QString &target, const QList<ParityResult> &results)
{
    Entry &e = m_entries[target];
    e.results = results;
    e.busy = false;
    e.answered = m_clock.now();
    emit changed(target);
}

} // namespace audit

#include "moc_paritydesk.cpp"
