// SPDX-License-Identifier: GPL-3.0-or-later
// Who need not be told, of each alert: none of it changes a state.
#include "models/alerts/alertbook.h"

#include "models/alerts/words.h"
#include "models/health/finding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alerts {

using What = Transition::What;

namespace {

// What this alert would be muted as, were it a finding on screen.
QString findingOfAlert(const Alert &alert, Kind kind)
{
    if (kind == Kind::Condition)
        return u"condition"_s;
    if (kind == Kind::Burn)
        return u"burn/"_s + alert.item.raw();
    const QString metric = alert.reading.metric.isNull() ? QString() : alert.reading.metric.name();
    if (kind == Kind::Forecast)
        return u"forecast/"_s + metric + (alert.item.isEmpty() ? QString() : u'/' + alert.item.raw());
    return kind == Kind::Threshold ? health::familyOf(metric, alert.item.raw()) : QString();
}

} // namespace

void AlertBook::changeFlag(Entry &entry, QStringList Alert::*flag, const QStringList &value, What begins, What ends, const QString &why)
{
    QStringList &now = entry.alert.*flag;
    if (now == value)
        return;
    const bool was = !now.isEmpty();
    now = value;
    if (was == value.isEmpty())
        tell(entry, was ? ends : begins, was ? QString() : why);
}

void AlertBook::setWishes(const QList<Wish> &wishes)
{
    m_wishes = wishes;
    QHash<QString, int> wished;
    for (const Wish &wish : wishes)
        wished.insert(wish.id, m_wished.value(wish.id, m_round == 0 ? 0 : m_round + 1));
    m_wished = wished;
}

void AlertBook::setFlags()
{
    QList<Wish> inForce;
    for (const Wish &wish : m_wishes)
        if (wish.inForce(m_at.wallNow) && wish.scope == m_plan->environment().name)
            inForce << wish;
    for (auto &[slot, entry] : m_entries) {
        if (!entry->alert.active()) { // what is over is quiet by itself; the next one is judged anew
            entry->alert.silencedBy.clear();
            entry->alert.maintenance.clear();
            entry->alert.inhibitedBy.clear();
            continue;
        }
        const Alert &alert = entry->alert;
        if (!inForce.isEmpty() || !m_mutes.isEmpty() || !alert.silencedBy.isEmpty() || !alert.maintenance.isEmpty())
            setWishFlags(*entry, slot.rule, inForce);
        if (!inForce.isEmpty() || alert.acknowledged)
            setAcknowledgement(*entry, inForce);
    }
    setInhibitions();
}

void AlertBook::setWishFlags(Entry &entry, int rule, const QList<Wish> &inForce)
{
    QStringList silences, windows;
    QString silencedWhy, windowWhy;
    for (const Wish &wish : inForce) {
        if (wish.kind == Wish::Kind::Acknowledge || !matches(wish, entry.alert))
            continue;
        (wish.kind == Wish::Kind::Silence ? silences : windows) << wish.id;
        (wish.kind == Wish::Kind::Silence ? silencedWhy : windowWhy) = sentenceOf(wish);
    }
    if (!m_mutes.isEmpty()) {
        const environment::Target *target = m_plan->environment().find(entry.alert.target);
        const QString finding = findingOfAlert(entry.alert, m_plan->rule(rule).kind);
        if (!finding.isEmpty() && mutes::muteOf(m_mutes, entry.alert.scope, *target, finding, entry.alert.severity, m_at.wallNow)) {
            silences << u"mute"_s;
            silencedWhy = say(QT_TRANSLATE_NOOP("alerts", "the finding is muted on screen"));
        }
    }
    changeFlag(entry, &Alert::silencedBy, silences, What::Silenced, What::SilenceEnded, silencedWhy);
    changeFlag(entry, &Alert::maintenance, windows, What::Maintained, What::MaintenanceEnded, windowWhy);
}

// Said of this firing, as bad as it is: by the order in which both came, which a clock that is set back does not change. What
// was there before this program is told apart by its time, and so is what another console said, which may come late, of a
// clock that differs.
bool AlertBook::isOfThisSpell(const Entry &entry, const Wish &wish) const
{
    const int wished = m_wished.value(wish.id);
    if (!wish.elsewhere && wished > entry.spell)
        return true;
    if (!wish.elsewhere && wished > 0 && !entry.restored)
        return false;
    const Alert &alert = entry.alert;
    const bool held = alert.acknowledged && alert.acknowledged->at == wish.at && alert.acknowledged->by == wish.who;
    const base::WallTime begun = std::max(alert.firstBad, alert.fired);
    return held || (wish.at >= entry.rose && wish.at >= (wish.elsewhere ? begun - kConsolesApart : begun));
}

void AlertBook::setAcknowledgement(Entry &entry, const QList<Wish> &inForce)
{
    std::optional<Acknowledgement> now;
    for (const Wish &wish : inForce)
        if (wish.kind == Wish::Kind::Acknowledge && matches(wish, entry.alert) && isOfThisSpell(entry, wish))
            now = Acknowledgement{wish.who, wish.reason, wish.at, wish.until, wish.worst};
    if (entry.alert.acknowledged == now)
        return;
    const bool was = entry.alert.acknowledged.has_value();
    entry.alert.acknowledged = now;
    if (now)
        tell(entry, What::Acknowledged, say(QT_TRANSLATE_NOOP("alerts", "by %1 until %2: %3")).arg(base::Untrusted(now->by).visible(), momentText(now->until), base::Untrusted(now->note).visible()));
    else if (was)
        tell(entry, What::AcknowledgementEnded, say(QT_TRANSLATE_NOOP("alerts", "its time is over")));
}

void AlertBook::setInhibitions()
{
    struct Firing {
        const Entry *entry;
        int rule;
    };
    QHash<int, std::vector<Firing>> sources;
    for (const auto &[slot, entry] : m_entries)
        if (entry->alert.state == State::Firing && m_plan->explainsAny(slot.rule))
            sources[slot.target].push_back({entry.get(), slot.rule});
    if (sources.isEmpty()) {
        for (auto &[slot, entry] : m_entries)
            if (!entry->alert.inhibitedBy.isEmpty())
                changeFlag(*entry, &Alert::inhibitedBy, {}, What::Inhibited, What::InhibitionEnded, {});
        return;
    }
    const auto older = [](const Alert &a, const Alert &b) { return std::tie(a.firstBad, a.key) < std::tie(b.firstBad, b.key); };
    const auto waysBetween = [this](int of, int source) {
        for (const Topology::Source &s : m_plan->topology().sourcesOf(of))
            if (s.target == source)
                return s.ways;
        return 0u;
    };
    for (auto &[slot, entry] : m_entries) {
        if (!entry->alert.active())
            continue;
        QStringList by;
        QString why;
        for (const Topology::Source &source : m_plan->topology().sourcesOf(slot.target)) {
            const auto firing = sources.constFind(source.target);
            if (firing == sources.cend())
                continue;
            for (const Firing &one : *firing) {
                if (one.entry == entry.get() || !m_plan->explains(one.rule, slot.rule, source.ways))
                    continue;
                // of two that explain each other the older one is the cause
                const bool mutual = entry->alert.state == State::Firing && m_plan->explains(slot.rule, one.rule, waysBetween(source.target, slot.target));
                if (mutual && older(entry->alert, one.entry->alert))
                    continue;
                by << one.entry->alert.key;
                why = one.entry->alert.sentence;
            }
        }
        by.sort();
        changeFlag(*entry, &Alert::inhibitedBy, by, What::Inhibited, What::InhibitionEnded, why);
    }
}

} // namespace alerts
