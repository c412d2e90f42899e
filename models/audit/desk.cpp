// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/desk.h"

#include "models/audit/auditor.h"
#include "models/audit/look.h"

#include <QCoreApplication>

namespace audit {

namespace {

using Side = std::shared_ptr<DeskSide>;
using Door = std::shared_ptr<postgres::Asker>;
using environment::Target;

void tell(const Side &side, const QString &target, base::Result<Audit> result)
{
    if (result)
        emit side->audited(target, std::make_shared<const Audit>(std::move(*result)));
    else
        emit side->failed(target, result.error());
}

flow::Task<void> ask(flow::Reactor &reactor, Side side, Door door, Target target)
{
    auto looking = look(reactor, *door, target);
    auto result = co_await std::move(looking);
    tell(side, target.id, std::move(result));
}

flow::Task<void> askAndTry(watch::ProbeContext context, Side side, Target target)
{
    auto auditing = auditTarget(context, target);
    auto result = co_await std::move(auditing);
    tell(side, target.id, std::move(result));
}

} // namespace

void keepTried(const Audit &before, Audit &now)
{
    if (now.triedAt != base::WallTime{} || before.triedAt == base::WallTime{})
        return;
    for (CheckResult &c : now.checks) {
        const bool tried = c.check == QLatin1String("rls.tests") || c.check == QLatin1String("rls.isolation");
        const CheckResult *old = before.find(c.check);
        if (tried && old && c.state == CheckState::Unknown)
            c = *old;
    }
    now.triedAt = before.triedAt;
}

Desk::Desk(watch::Feed &feed, QObject *parent) : QObject(parent), m_feed(feed), m_side(std::make_shared<DeskSide>())
{
    connect(m_side.get(), &DeskSide::audited, this, [this](const QString &target, const AuditPtr &audit) { accept(target, *audit); }, Qt::QueuedConnection);
    connect(m_side.get(), &DeskSide::failed, this, [this](const QString &target, const base::Error &error) {
        Entry &e = m_entries[target];
        e.busy = false;
        e.error = error;
        emit changed(target);
    }, Qt::QueuedConnection);
}

const Desk::Entry &Desk::entry(const QString &target) const
{
    static const Entry none;
    const auto it = m_entries.constFind(target);
    return it == m_entries.constEnd() ? none : *it;
}

bool Desk::begin(const QString &target, base::TimePoint now)
{
    Entry &e = m_entries[target];
    if (e.busy || !m_feed.hasEngine() || !m_feed.environment() || !m_feed.environment()->find(target))
        return false;
    e.busy = true;
    e.asked = now;
    emit changed(target);
    return true;
}

void Desk::lookWhenOld(const QString &target, base::TimePoint now)
{
    const Entry &last = entry(target);
    if ((last.asked && now - *last.asked < kOld) || !begin(target, now))
        return;
    const Target what = *m_feed.environment()->find(target);
    m_feed.postWithDoor(target, [side = m_side, what](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &, const Door &door) {
        if (door)
            scope.spawn(ask(reactor, side, door, what));
        else
            emit side->failed(what.id, {base::Errc::Closed, QCoreApplication::translate("audit", "This target has no open connection.").toStdString(), {}, {}, {}});
    });
}

void Desk::run(const QString &target, base::TimePoint now)
{
    if (!begin(target, now))
        return;
    const Target what = *m_feed.environment()->find(target);
    m_feed.postWithSecrets([side = m_side, what, environment = m_feed.environment()](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) {
        const watch::ProbeContext context{reactor, side->dns, side->cancels, side->files, secrets, environment};
        scope.spawn(askAndTry(context, side, what));
    });
}

void Desk::accept(const QString &target, Audit audit)
{
    Entry &e = m_entries[target];
    if (e.audit)
        keepTried(*e.audit, audit);
    e.audit = std::make_shared<const Audit>(std::move(audit));
    e.error.reset();
    e.busy = false;
    emit changed(target);
}

} // namespace audit
