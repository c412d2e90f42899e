// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertbook.h"

#include <utility>

namespace alerts {

namespace {

constexpr std::size_t kWorded = 500; // of more alerts the sentences are those of their last change

} // namespace

Alert AlertBook::worded(const Slot &slot, const Entry &entry) const
{
    if (!entry.alert.active() || !entry.bad || m_entries.size() > kWorded)
        return entry.alert;
    Entry copy;
    copy.alert = entry.alert;
    copy.bad = entry.bad;
    word(copy, slot.rule, slot.target);
    return copy.alert;
}

QString AlertBook::noticeOf(const QString &key) const
{
    const Entry *entry = m_byKey.value(key);
    return entry ? entry->notice : QString();
}

bool AlertBook::setNotice(const QString &key, const QString &notice)
{
    Entry *entry = m_byKey.value(key);
    return entry && std::exchange(entry->notice, notice) != notice;
}

std::vector<KeptAlert> AlertBook::kept(const Instant &instant) const
{
    std::vector<KeptAlert> all;
    all.reserve(m_entries.size());
    for (const auto &[slot, entry] : m_entries)
        all.push_back({worded(slot, *entry), entry->life.kept(instant), entry->trail, entry->notice});
    return all;
}

std::vector<KeptBaseline> AlertBook::keptBaselines() const
{
    std::vector<KeptBaseline> all;
    for (const auto &[slot, past] : m_past)
        if (m_plan->rule(slot.rule).kind == Kind::Anomaly)
            all.push_back({m_plan->rule(slot.rule).id, m_plan->environment().targets[slot.target].id, slot.item, past.baseline.hours()});
    return all;
}

void AlertBook::restore(const std::vector<KeptAlert> &kept, const std::vector<KeptBaseline> &baselines, const Instant &instant)
{
    m_entries.clear();
    m_left.clear();
    m_byKey.clear();
    if (!m_plan)
        return;
    for (const KeptAlert &one : kept) {
        const int target = m_plan->topology().indexOf(one.alert.target), rule = m_plan->indexOf(one.alert.rule);
        if (one.alert.scope != m_plan->environment().name)
            continue;
        auto entry = std::make_unique<Entry>();
        entry->alert = one.alert;
        entry->alert.practice = environment::isPractice(m_plan->environment().kind);
        entry->life.restore(one.alert, one.life, instant);
        entry->trail = one.trail;
        entry->notice = one.notice;
        entry->spell = m_round;
        entry->restored = true;
        m_byKey.insert(one.alert.key, entry.get());
        if (target < 0 || rule < 0)
            m_left.push_back(std::move(entry)); // it resolves in the next round
        else
            m_entries.emplace(Slot{target, rule, one.alert.item.raw()}, std::move(entry));
    }
    for (const KeptBaseline &one : baselines) {
        const int target = m_plan->topology().indexOf(one.target), rule = m_plan->indexOf(one.rule);
        if (target >= 0 && rule >= 0)
            if (Past &past = m_past[Slot{target, rule, one.item}]; past.baseline.hours() == std::array<Baseline::Hour, 24>())
                past.baseline.restore(one.hours);
    }
}

} // namespace alerts
