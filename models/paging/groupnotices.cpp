// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/groupnotices.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace paging {

using alerts::Alert;
using alerts::Transition;
using base::Severity;
using notify::Moment;
using notify::Notice;
using What = Transition::What;

namespace {

QString headlineOf(const Alert &alert) { return alert.headline.isEmpty() ? alert.sentence : alert.headline; }

// Of several that begin a notice together, the one that it is named after.
const Alert &worse(const Alert &a, const Alert &b) { return std::tie(b.severity, a.fired, a.key) < std::tie(a.severity, b.fired, b.key) ? a : b; }

// The whole sentence where the headline is shorter, and what to do.
QString bodyOf(const Alert &alert)
{
    QStringList lines;
    if (headlineOf(alert) != alert.sentence)
        lines << alert.sentence;
    if (!alert.remedy.isEmpty())
        lines << alert.remedy;
    return lines.join(u'\n');
}

} // namespace

bool GroupNotices::cameBefore(const Alert &a, const Alert &b) { return std::tie(a.fired, b.severity, a.key) < std::tie(b.fired, a.severity, b.key); }

QString GroupNotices::keyOf(const QString &group)
{
    return QString::fromLatin1(QCryptographicHash::hash(QByteArrayLiteral("group\n") + group.toUtf8(), QCryptographicHash::Sha256).toHex());
}

GroupNotices::Notices GroupNotices::take(const QString &group, const QList<Transition> &transitions, base::WallTime now)
{
    Notices out;
    Group &g = m_groups[group];
    giveBack(g, now);
    QHash<QString, Alert> afterwards; // an alert is explained by another one right behind its firing
    for (const Transition &t : transitions)
        afterwards.insert(t.alert.key, t.alert);
    for (const Transition &t : transitions) {
        const Alert &alert = t.alert;
        const bool quiet = afterwards.value(alert.key).quiet();
        if (t.what == What::Alive)
            continue; // it fires always, and is nobody's trouble
        if (t.what == What::Resolved || t.what == What::Withdrawn) {
            end(group, g, alert, out);
            continue;
        }
        if (t.what == What::Fired || t.what == What::Reopened || g.firing.contains(alert.key) || alert.state == alerts::State::Firing)
            g.firing.insert(alert.key, alert);
        if (t.what == What::Fell)
            g.saidCritical.remove(alert.key);
        switch (t.what) {
        case What::Fired:
        case What::Reopened:
            if (!quiet)
                tell(group, g, alert, now, out);
            break;
        case What::Due:
            dueAgain(keyOf(group), g, alert);
            if (!quiet)
                ask(group, g, alert, now, out);
            break;
        case What::Rose:
            if (!quiet)
                rise(group, g, alert, now, out);
            break;
        case What::SilenceEnded:
        case What::InhibitionEnded:
        case What::MaintenanceEnded:
        case What::AcknowledgementEnded:
        case What::FlappingEnded: // it may have risen meanwhile; one of which nobody was told becomes due, once
            if (!quiet && alert.fires() && (threadOf(g, alert.key) || g.later.contains(alert.key) || g.under.contains(alert.key) || (alert.severity == Severity::Critical && alert.due != base::WallTime{})))
                rise(group, g, alert, now, out);
            break;
        case What::Acknowledged:
            if (Thread *thread = threadOf(g, alert.key); thread && (thread->had = had(g, *thread).has_value()))
                say(g, alert, Moment::Acknowledged, out);
            break;
        case What::FlappingBegan:
            say(g, alert, Moment::Flapping, out);
            break;
        default:
            break;
        }
    }
    for (Thread &thread : g.threads) // what nobody had is over, or quiet for another reason
        if (const std::optional<Alert> one = had(g, thread); std::exchange(thread.had, one.has_value()) != one.has_value() && one)
            say(g, *one, Moment::Acknowledged, out);
    if (g.firing.isEmpty() && g.threads.isEmpty())
        m_groups.remove(group);
    return out;
}

std::optional<Alert> GroupNotices::had(const Group &g, const Thread &thread)
{
    std::optional<Alert> one;
    for (const QString &key : thread.alerts) {
        const auto alert = g.firing.constFind(key);
        if (alert != g.firing.cend() && !alert->quiet())
            return {};
        if (alert != g.firing.cend() && alert->acknowledged)
            one = *alert;
    }
    return one;
}

GroupNotices::Thread &GroupNotices::begin(Group &g, const QString &whole, const QString &key, const Alert &alert)
{
    Thread &thread = g.threads[key];
    thread.notice = noticeOf(key, alert);
    thread.of = alert.key;
    thread.asked = Severity::Ok; // a key may have stood for others
    if (alert.severity == Severity::Critical)
        thread.told.insert(alert.key);
    join(g, thread, alert);
    if (key == whole) { // two that fired in one moment are two tellings
        thread.notice.began = std::max(thread.notice.began, g.began + std::chrono::milliseconds(1));
        g.began = thread.notice.began;
    }
    return thread;
}

void GroupNotices::join(Group &g, Thread &thread, const Alert &alert)
{
    thread.alerts.insert(alert.key);
    g.later.remove(alert.key);
    if (alert.severity != Severity::Critical)
        return;
    g.saidCritical.insert(alert.key);
    if (alert.due != base::WallTime{} && thread.asked == Severity::Critical && tellsOf(g, thread, alert.rule))
        thread.told.insert(alert.key);
}

void GroupNotices::leave(Thread &thread, const QString &alert)
{
    thread.alerts.remove(alert);
    thread.told.remove(alert);
}

void GroupNotices::tell(const QString &group, Group &g, const Alert &alert, base::WallTime now, Notices &out)
{
    if (threadOf(g, alert.key))
        return; // its notice stands
    const QString whole = keyOf(group);
    if (goBack(whole, g, alert, out))
        return;
    const bool first = !g.threads.contains(whole), own = !first && hasSlot(g, alert);
    if (Thread *thread = first || own ? nullptr : &g.threads[whole]) {
        if (alert.severity <= thread->notice.severity) {
            g.later.insert(alert.key);
            return;
        }
        join(g, *thread, alert);
        worsen(*thread, alert, out);
        return;
    }
    Thread &begun = begin(g, whole, first ? whole : alert.key, alert);
    begun.slot = own;
    out.append(begun.notice);
    g.lastTold = g.newest = now;
}

void GroupNotices::ask(const QString &group, Group &g, const Alert &alert, base::WallTime now, Notices &out)
{
    const qsizetype before = out.size();
    if (!threadOf(g, alert.key))
        tell(group, g, alert, now, out); // what kept it quiet has ended
    Thread *thread = threadOf(g, alert.key);
    if (alert.severity == Severity::Critical) {
        if (!thread || !tellsOf(g, *thread, alert.rule)) {
            owe(group, g, alert, now, out);
            return;
        }
        thread->told.insert(alert.key);
    }
    if (!thread)
        thread = g.threads.contains(keyOf(group)) ? &g.threads[keyOf(group)] : nullptr; // its digest comes; somebody is to know now
    if (!thread || thread->asked >= alert.severity)
        return;
    thread->asked = thread->notice.severity;
    thread->notice.people = true;
    if (out.size() > before)
        out.last().people = true;
    else
        out.append(thread->notice);
}

// Whoever is to be asked about it was so about less: its Due was given, and is not given again.
void GroupNotices::rise(const QString &group, Group &g, const Alert &alert, base::WallTime now, Notices &out)
{
    const QString whole = keyOf(group);
    Thread *thread = threadOf(g, alert.key);
    if (thread && isToldElsewhere(whole, g, *thread, alert)) {
        leave(*thread, alert.key);
        if (thread->alerts.isEmpty())
            g.threads.remove(whole); // it begins anew
        thread = nullptr;
    }
    if (thread) {
        worsen(*thread, alert, out);
        if (thread->notice.key == whole && thread->of != alert.key && alert.severity == Severity::Critical && !g.saidCritical.contains(alert.key))
            g.later.insert(alert.key); // as one that fires: counted anew
        owe(group, g, alert, now, out);
    } else if (alert.due == base::WallTime{}) {
        tell(group, g, alert, now, out);
    } else {
        ask(group, g, alert, now, out);
    }
}

// What becomes critical inside the group's notice: that one is critical without it, or would have another name after a restart.
bool GroupNotices::isToldElsewhere(const QString &whole, const Group &g, const Thread &thread, const Alert &alert)
{
    const bool critical = thread.notice.severity == Severity::Critical, alone = thread.alerts.size() == 1;
    if (thread.notice.key != whole || alert.severity != Severity::Critical || (critical && thread.of == alert.key) || (!alone && !hasSlot(g, alert)))
        return false;
    return critical || std::ranges::any_of(thread.alerts, [&](const QString &key) { return key != alert.key && cameBefore(g.firing.value(key), alert); });
}

void GroupNotices::raise(Thread &thread, const Alert &alert)
{
    thread.of = thread.notice.alert = alert.key;
    if (alert.severity == Severity::Critical)
        thread.told.insert(alert.key);
    thread.notice.severity = alert.severity;
    thread.notice.summary = headlineOf(alert);
    thread.notice.text = bodyOf(alert);
}

void GroupNotices::worsen(Thread &thread, const Alert &alert, Notices &out)
{
    if (alert.severity <= thread.notice.severity)
        return;
    raise(thread, alert);
    out.append(thread.notice);
    out.last().people = alert.due != base::WallTime{};
    if (!out.last().people)
        return;
    thread.notice.people = true;
    thread.asked = alert.severity;
}

void GroupNotices::say(Group &g, const Alert &alert, Moment moment, Notices &out)
{
    const Thread *thread = threadOf(g, alert.key);
    if (!thread)
        return;
    Notice notice = thread->notice;
    notice.moment = moment;
    if (alert.acknowledged)
        notice.who = base::Untrusted(alert.acknowledged->by).visible();
    notice.event = u"%1/%2/%3"_s.arg(notice.key.left(32), notify::word(moment)).arg(alert.acknowledged ? alert.acknowledged->at.time_since_epoch().count() : alert.fired.time_since_epoch().count());
    out.append(notice);
}

void GroupNotices::end(const QString &group, Group &g, const Alert &alert, Notices &out)
{
    g.firing.remove(alert.key);
    g.later.remove(alert.key);
    g.saidCritical.remove(alert.key);
    g.back.remove(alert.key);
    const QString under = g.under.take(alert.key);
    Thread *thread = threadOf(g, alert.key);
    if (!thread) {
        const bool goesOn = under.isEmpty() ? !g.threads.isEmpty() : g.threads.contains(under) || g.under.values().contains(under);
        if (alert.fired == base::WallTime{} || goesOn)
            return;
        Notice notice = noticeOf(under.isEmpty() ? keyOf(group) : under, alert); // told before this program began: the outbox knows by whom it was heard
        notice.moment = Moment::Resolved;
        notice.text.clear();
        notice.ended = alert.resolved;
        out.append(notice);
        return;
    }
    leave(*thread, alert.key);
    if (!thread->alerts.isEmpty())
        return;
    Notice notice = thread->notice;
    notice.moment = Moment::Resolved;
    notice.text.clear(); // what was to do is over
    notice.ended = alert.resolved;
    notice.people = true; // the outbox tells those who were told
    out.append(notice);
    g.threads.remove(notice.key);
}

GroupNotices::Notices GroupNotices::due(base::WallTime now)
{
    Notices out;
    for (auto it = m_groups.begin(); it != m_groups.end(); ++it) {
        Group &g = *it;
        const QString whole = keyOf(it.key());
        g.lastTold = std::min(g.lastTold, now); // a clock that went back makes nobody wait for it
        giveBack(g, now);
        askOwed(it.key(), g, now, out);
        QSet<QString> counted;
        for (const QString &key : std::as_const(g.later))
            if (!g.firing.value(key).quiet())
                counted.insert(key);
        if (counted.isEmpty() || now - g.lastTold < (g.digests == 0 ? kFirstDigest : kDigestEvery))
            continue;
        const bool begins = !g.threads.contains(whole); // the one that began the group is over: this one begins it
        const Alert worst = worstOf(g, counted);
        if (begins)
            begin(g, whole, whole, worst);
        Thread &thread = g.threads[whole];
        for (const QString &key : std::as_const(counted))
            join(g, thread, g.firing.value(key));
        if (begins)
            thread.notice.people = std::ranges::any_of(counted, [&g](const QString &key) { return g.firing.value(key).due != base::WallTime{}; });
        if (begins && thread.notice.people)
            thread.asked = thread.notice.severity;
        worsen(thread, worst, out);
        Notice notice = thread.notice;
        notice.count = int(thread.alerts.size());
        if (!begins || notice.count > 1) {
            QStringList lines;
            for (const QString &key : std::as_const(thread.alerts))
                if (lines.size() < 10 && g.firing.contains(key))
                    lines << g.firing.value(key).sentence;
            notice.text = lines.join(u'\n');
            notice.summary = QCoreApplication::translate("paging", "%n alert(s) of %1, among them: %2", nullptr, notice.count).arg(notice.service, thread.notice.summary);
        }
        if (!begins) {
            notice.moment = Moment::Digest;
            notice.event = u"%1/digest/%2"_s.arg(whole.left(32)).arg(now.time_since_epoch().count());
        }
        ++g.digests;
        g.lastTold = now;
        out.append(notice);
    }
    return out;
}

bool GroupNotices::had(const QString &noticeKey) const
{
    for (const Group &g : m_groups)
        if (const auto it = g.threads.constFind(noticeKey); it != g.threads.cend())
            return it->had;
    return false;
}

QString GroupNotices::noticeOf(const Alert &alert) const
{
    const auto g = m_groups.constFind(alert.group());
    if (g != m_groups.cend())
        for (const Thread &thread : g->threads)
            if (thread.alerts.contains(alert.key))
                return thread.notice.key;
    return {};
}

QStringList GroupNotices::alertsOf(const QString &noticeKey) const
{
    for (const Group &g : m_groups)
        if (const auto it = g.threads.constFind(noticeKey); it != g.threads.cend())
            return QStringList(it->alerts.cbegin(), it->alerts.cend());
    return {};
}

QStringList GroupNotices::alertsBeside(const QString &noticeKey) const
{
    QStringList keys = alertsOf(noticeKey);
    for (auto g = m_groups.cbegin(); g != m_groups.cend(); ++g)
        if (const QString whole = keyOf(g.key()); whole != noticeKey && g->threads.contains(noticeKey))
            keys += alertsOf(whole);
    return keys;
}

GroupNotices::Thread *GroupNotices::threadOf(Group &g, const QString &alert)
{
    for (Thread &thread : g.threads)
        if (thread.alerts.contains(alert))
            return &thread;
    return nullptr;
}

Alert GroupNotices::worstOf(const Group &g, const QSet<QString> &keys)
{
    Alert worst = g.firing.value(*keys.cbegin());
    for (const QString &key : keys)
        worst = worse(worst, g.firing.value(key));
    return worst;
}

Notice GroupNotices::noticeOf(const QString &key, const Alert &alert)
{
    Notice n;
    n.key = key;
    n.severity = alert.severity;
    n.rule = alert.rule;
    n.service = alert.service;
    n.cluster = alert.cluster;
    n.target = alert.target;
    n.environment = alert.scope;
    n.alert = alert.key;
    n.summary = headlineOf(alert);
    n.text = bodyOf(alert);
    n.labels = {{u"service"_s, alert.service}, {u"cluster"_s, alert.cluster}, {u"target"_s, alert.target}, {u"environment"_s, alert.scope}};
    n.began = alert.fired;
    n.people = false;
    n.drill = n.practice = alert.practice;
    return n;
}

} // namespace paging
