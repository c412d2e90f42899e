// SPDX-License-Identifier: GPL-3.0-or-later
// Silences and windows that end soon while they still hide something: an alert of its own on the target of what has been
// hidden longest, so that it is told on the ways that are right for it. It ends with the silence, which then tells by itself.
#include "models/alerts/alertbook.h"

#include "models/alerts/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alerts {

using Is = Sighting::Is;

namespace {

constexpr qsizetype kNamed = 3; // alerts in the sentence

QString endingSentence(const Wish &wish, const QStringList &sentences)
{
    const QString until = momentText(wish.until), id = base::Untrusted(wish.id.left(8)).visible(), who = base::Untrusted(wish.who).visible();
    const int count = int(sentences.size());
    const QString what = wish.kind == Wish::Kind::Maintenance
        ? say(QT_TRANSLATE_N_NOOP("alerts", "The maintenance window %1 of %2 ends at %3 and still hides %n alert(s): %4"), count)
        : say(QT_TRANSLATE_N_NOOP("alerts", "The silence %1 of %2 ends at %3 and still hides %n alert(s): %4"), count);
    QStringList named = sentences.mid(0, kNamed);
    if (sentences.size() > kNamed)
        named << u"…"_s;
    return what.arg(id, who, until, named.join(u' '));
}

} // namespace

void AlertBook::lookAtEndings()
{
    const int rule = m_plan->ending();
    if (rule < 0)
        return;
    struct Hidden {
        int target = -1; // of the oldest
        base::WallTime oldest{};
        QStringList sentences;
    };
    QHash<QString, Hidden> hidden; // by wish
    const auto endsSoon = [this](const Wish &w) {
        return w.kind != Wish::Kind::Acknowledge && w.scope == m_plan->environment().name && w.inForce(m_at.wallNow) && w.until - m_at.wallNow <= kWarnedBefore
            && w.until - w.from > kWarnedBefore; // who asks for ten minutes knows when they are over
    };
    for (const Wish &wish : m_wishes)
        if (endsSoon(wish))
            hidden.insert(wish.id, {});
    if (!hidden.isEmpty())
        for (const auto &[slot, entry] : m_entries)
            for (const QString &id : entry->alert.silencedBy + entry->alert.maintenance)
                if (const auto one = hidden.find(id); one != hidden.end()) {
                    if (one->target < 0 || entry->alert.firstBad < one->oldest) {
                        one->target = slot.target;
                        one->oldest = entry->alert.firstBad;
                    }
                    one->sentences << worded(slot, *entry).sentence;
                }
    struct Known {
        int target;
        QString wish;
        Entry *entry;
    };
    std::vector<Known> known;
    for (auto &[slot, entry] : m_entries)
        if (slot.rule == rule)
            known.push_back({slot.target, slot.item, entry.get()});
    Found good;
    good.sighting.at = m_at.now;
    for (const Known &one : known) {
        const auto still = hidden.find(one.wish);
        if (still != hidden.end() && one.entry->alert.active())
            still->target = one.target; // it stays where it began
        else if (still == hidden.end())
            sight(one.target, rule, base::Untrusted(one.wish), good, one.entry);
    }
    for (const Wish &wish : m_wishes) {
        const auto one = hidden.constFind(wish.id);
        if (one == hidden.cend())
            continue;
        if (one->target < 0)
            continue;
        Found found = good;
        found.sighting.is = one->sentences.isEmpty() ? Is::Good : Is::Bad;
        found.reading.value = double(one->sentences.size());
        found.reading.noValue = watch::NoValue::None;
        found.sentence = endingSentence(wish, one->sentences);
        sight(one->target, rule, base::Untrusted(wish.id), found);
    }
}

} // namespace alerts
