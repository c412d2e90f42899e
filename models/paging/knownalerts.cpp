// SPDX-License-Identifier: GPL-3.0-or-later
// GroupNotices: what was told before this program began.
#include "models/paging/groupnotices.h"

#include <algorithm>

namespace paging {

using alerts::Alert;
using base::Severity;

QSet<QString> GroupNotices::keysOf(const QList<Alert> &alerts) const
{
    QSet<QString> keys;
    for (const Alert &alert : alerts) {
        if (!alert.fires())
            continue;
        keys << alert.key << keyOf(alert.group());
        const auto g = m_groups.constFind(alert.group());
        for (const QString &key : {noticeOf(alert), g == m_groups.cend() ? QString() : g->under.value(alert.key)})
            if (!key.isEmpty())
                keys << key;
    }
    return keys;
}

GroupNotices::Notices GroupNotices::know(QList<Alert> alerts, const QHash<QString, QString> &under)
{
    std::ranges::sort(alerts, [&under](const Alert &a, const Alert &b) {
        const bool kept = under.contains(a.key);
        return kept == under.contains(b.key) ? cameBefore(a, b) : kept;
    });
    QSet<QString> kept; // groups of which it was kept what was told
    for (const Alert &alert : std::as_const(alerts))
        if (under.contains(alert.key))
            kept.insert(alert.group());
    for (const Alert &alert : std::as_const(alerts)) {
        if (!alert.fires())
            continue;
        Group &g = m_groups[alert.group()];
        g.firing.insert(alert.key, alert);
        const QString whole = keyOf(alert.group()), key = under.value(alert.key);
        if (alert.quiet() && !alert.acknowledged) { // perhaps nobody was told; whoever was hears the end all the same
            if (!key.isEmpty())
                g.under.insert(alert.key, key);
            continue;
        }
        if (alert.fired > g.newest) // what was kept comes first, whenever it fired
            giveBack(g, alert.fired);
        if (key.isEmpty() && kept.contains(alert.group()) && waitsStill(g, whole, alert))
            continue;
        Thread &thread = key.isEmpty() || isOfAnother(g, key) ? workOut(g, whole, alert) : takeUp(g, whole, key, alert);
        if (alert.severity > thread.notice.severity)
            raise(thread, alert);
        if (alert.due != base::WallTime{}) {
            thread.notice.people = true;
            thread.asked = std::max(thread.asked, alert.severity);
        }
        join(g, thread, alert);
    }
    Notices told;
    for (Group &g : m_groups)
        for (Thread &thread : g.threads) {
            thread.had = had(g, thread).has_value();
            told.append(thread.notice);
        }
    return told;
}

// Nobody was told: it waited for a digest, and does so again. As ask() has it, who is to know of it is asked by the group's notice.
bool GroupNotices::waitsStill(Group &g, const QString &whole, const Alert &alert)
{
    const auto thread = g.threads.find(whole);
    if (alert.quiet() || thread == g.threads.end() || alert.severity > thread->notice.severity || hasSlot(g, alert))
        return false;
    g.later.insert(alert.key);
    if (alert.due == base::WallTime{})
        return true;
    if (alert.severity == Severity::Critical) {
        g.owed.insert(alert.key);
    } else if (thread->asked < alert.severity) {
        thread->asked = thread->notice.severity;
        thread->notice.people = true;
    }
    return true;
}

GroupNotices::Thread &GroupNotices::takeUp(Group &g, const QString &whole, const QString &key, const Alert &alert)
{
    if (!g.threads.contains(key)) {
        const bool slot = key != whole && hasSlot(g, alert);
        Thread &begun = begin(g, whole, key, alert);
        begun.slot = slot;
        g.newest = std::max(g.newest, alert.fired);
        return begun;
    }
    Thread &thread = g.threads[key];
    if (alert.severity == Severity::Critical && (key != whole || alert.due != base::WallTime{})) // a digest asks nobody
        thread.told.insert(alert.key);
    return thread;
}

bool GroupNotices::isOfAnother(const Group &g, const QString &key) const
{
    return std::ranges::any_of(m_groups, [&](const Group &other) { return &other != &g && other.threads.contains(key); });
}

// An outbox knows that it was told there.
bool GroupNotices::goBack(const QString &whole, Group &g, const Alert &alert, Notices &out)
{
    const QString key = g.under.take(alert.key);
    if (key.isEmpty() || isOfAnother(g, key))
        return false;
    const bool stands = g.threads.contains(key);
    Thread &thread = takeUp(g, whole, key, alert);
    join(g, thread, alert);
    if (stands && key == whole)
        g.back.insert(alert.key);
    if (stands)
        worsen(thread, alert, out);
    else
        out.append(thread.notice);
    return true;
}

// Only a digest had counted it, or it became quiet before persons were asked.
void GroupNotices::dueAgain(const QString &whole, Group &g, const Alert &alert)
{
    Thread *thread = g.back.remove(alert.key) ? threadOf(g, alert.key) : nullptr;
    if (thread && thread->notice.key == whole && thread->of != alert.key)
        thread->told.remove(alert.key);
}

// As they came, so that each notice has the key and the event that it had.
GroupNotices::Thread &GroupNotices::workOut(Group &g, const QString &whole, const Alert &alert)
{
    const bool first = !g.threads.contains(whole), own = !first && hasSlot(g, alert);
    if (!first && !own)
        return placeOf(g, whole, alert);
    Thread &begun = begin(g, whole, first ? whole : alert.key, alert);
    begun.slot = own;
    g.newest = std::max(g.newest, alert.fired);
    return begun;
}

} // namespace paging
