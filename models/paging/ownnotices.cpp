// SPDX-License-Identifier: GPL-3.0-or-later
// GroupNotices: which criticals have a notice beside the group's, and what becomes of those that find no slot.
#include "models/paging/groupnotices.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace paging {

using alerts::Alert;
using base::Severity;
using notify::Notice;

namespace {

constexpr qsizetype kMostSentences = 10;

} // namespace

void GroupNotices::giveBack(Group &g, base::WallTime now)
{
    g.newest = std::min(g.newest, now);
    if (now - g.newest < kGivenBack)
        return;
    for (Thread &thread : g.threads)
        thread.slot = false;
}

bool GroupNotices::tellsOf(const Group &g, const Thread &thread, const QString &rule)
{
    return std::ranges::any_of(thread.told, [&](const QString &key) {
        const auto alert = g.firing.constFind(key);
        return alert != g.firing.cend() && alert->rule == rule && alert->severity == Severity::Critical;
    });
}

bool GroupNotices::hasSlot(const Group &g, const Alert &alert)
{
    int held = 0;
    bool told = false;
    for (const Thread &thread : g.threads) {
        held += thread.slot ? 1 : 0;
        told = told || tellsOf(g, thread, alert.rule);
    }
    return alert.severity == Severity::Critical && held < (told ? kOwn - 1 : kOwn);
}

bool GroupNotices::wasAsked(const Group &g, const QString &rule)
{
    for (const Thread &thread : g.threads)
        if (thread.asked == Severity::Critical && tellsOf(g, thread, rule))
            return true;
    return false;
}

// Another one of the rule has a notice, and its own turn comes, perhaps in this very round.
bool GroupNotices::willBeAsked(const Group &g, const QString &rule)
{
    for (const Thread &thread : g.threads)
        if (std::ranges::any_of(thread.told, [&](const QString &key) {
                const auto alert = g.firing.constFind(key);
                return alert != g.firing.cend() && alert->rule == rule && alert->severity == Severity::Critical && !alert->quiet();
            }))
            return true;
    return false;
}

void GroupNotices::owe(const QString &group, Group &g, const Alert &alert, base::WallTime now, Notices &out)
{
    if (alert.severity != Severity::Critical || alert.due == base::WallTime{} || wasAsked(g, alert.rule))
        return;
    g.owed.insert(alert.key);
    askOwed(group, g, now, out);
}

// One notice for all of them, and what waits for a digest is counted in it: a storm of many rules stays few notices.
void GroupNotices::askOwed(const QString &group, Group &g, base::WallTime now, Notices &out)
{
    g.gathered = std::min(g.gathered, now);
    const auto untold = [&g](const QString &key) {
        const auto alert = g.firing.constFind(key);
        return alert != g.firing.cend() && alert->severity == Severity::Critical && !alert->quiet() && !wasAsked(g, alert->rule);
    };
    const auto stands = [&](const QString &key) { return untold(key) && !willBeAsked(g, g.firing.value(key).rule); };
    g.owed.removeIf([&](const QString &key) { return !untold(key); });
    if (now - g.gathered < kFirstDigest || std::ranges::none_of(g.owed, stands))
        return;
    const QString whole = keyOf(group);
    QList<Alert> own; // also what is not due yet: it is another rule's, too
    for (const QString &key : g.later + g.threads.value(whole).alerts)
        if (stands(key))
            own.append(g.firing.value(key));
    if (own.isEmpty())
        return;
    std::ranges::sort(own, [](const Alert &a, const Alert &b) { return std::tie(a.fired, a.key) < std::tie(b.fired, b.key); });
    if (const auto it = g.threads.find(whole); it != g.threads.end()) {
        for (const Alert &alert : std::as_const(own))
            leave(*it, alert.key);
        if (it->alerts.isEmpty())
            g.threads.erase(it); // it begins anew
    }
    g.gathered = now;
    g.gatheredIn = g.threads.contains(whole) ? own.constFirst().key : whole;
    Thread &thread = begin(g, whole, g.gatheredIn, own.constFirst());
    thread.asked = Severity::Critical;
    thread.notice.people = true;
    QStringList sentences;
    for (const Alert &alert : std::as_const(own)) {
        join(g, thread, alert);
        thread.told.insert(alert.key);
        sentences << alert.sentence;
    }
    QSet<QString> counted;
    for (const QString &key : std::as_const(g.later))
        if (!g.firing.value(key).quiet())
            counted.insert(key);
    if (!counted.isEmpty() && worstOf(g, counted).severity <= g.threads[whole].notice.severity) {
        for (const QString &key : std::as_const(counted)) {
            sentences << g.firing.value(key).sentence;
            join(g, g.threads[whole], g.firing.value(key));
        }
        ++g.digests;
    }
    g.lastTold = now;
    Notice notice = thread.notice;
    notice.count = int(sentences.size());
    if (notice.count > 1) {
        notice.text = sentences.first(std::min(sentences.size(), kMostSentences)).join(u'\n');
        notice.summary = QCoreApplication::translate("paging", "%n alert(s) of %1, among them: %2", nullptr, notice.count).arg(notice.service, thread.notice.summary);
    }
    out.append(notice);
}

GroupNotices::Thread &GroupNotices::placeOf(Group &g, const QString &whole, const Alert &alert)
{
    bool told = g.threads[whole].notice.severity < Severity::Critical;
    for (const Thread &thread : std::as_const(g.threads))
        told = told || tellsOf(g, thread, alert.rule);
    if (told || alert.severity != Severity::Critical || alert.due == base::WallTime{})
        return g.threads[whole];
    if (alert.fired > g.gathered || !g.threads.contains(g.gatheredIn)) {
        g.gathered = std::max(alert.due, g.gathered + kFirstDigest);
        g.gatheredIn = alert.key;
        return begin(g, whole, alert.key, alert);
    }
    Thread &thread = g.threads[g.gatheredIn];
    thread.told.insert(alert.key);
    return thread;
}

} // namespace paging
