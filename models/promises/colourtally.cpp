// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/colourtally.h"

using namespace Qt::StringLiterals;

namespace promises {

namespace {

constexpr std::int64_t kLongestPauseSeconds = 5; // between two looks that belong together

const QString &allTargets()
{
    static const QString name = u"*"_s; // no id of a target
    return name;
}

const QString &colourWord(base::Severity colour)
{
    static const QString words[] = {u"ok"_s, u"unknown"_s, u"warning"_s, u"critical"_s};
    return words[int(colour)];
}

} // namespace

history::ArchiveKey colourKey(const QString &scope, const QString &target, base::Severity colour)
{
    static const watch::MetricId metric(u"health.colour"_s);
    return {scope, {target.isEmpty() ? allTargets() : target, metric, colourWord(colour)}};
}

watch::Delivery ColourTally::take(const health::Situation &situation, base::WallTime now)
{
    const std::int64_t second = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    watch::Delivery over;
    if (m_last && second == m_last->second)
        return over; // the second goes on; its colour is the one it began with
    if (m_last && second > m_last->second) {
        const std::int64_t until = second - m_last->second <= kLongestPauseSeconds ? second : m_last->second + 1;
        for (auto it = m_last->colours.cbegin(); it != m_last->colours.cend(); ++it) {
            const history::SeriesKey key = colourKey({}, it.key(), *it).key;
            for (std::int64_t s = m_last->second; s < until; ++s) {
                watch::Sample sample;
                sample.wallAt = base::WallTime(std::chrono::seconds(s));
                sample.readings.emplace_back(key.metric, 1, base::Untrusted(key.instance));
                over.samples.push_back({key.target, std::move(sample), std::chrono::seconds(1)});
            }
        }
    }
    Look look{second, {}};
    for (auto it = situation.targets.cbegin(); it != situation.targets.cend(); ++it)
        look.colours.insert(it.key(), it->severity);
    if (!look.colours.isEmpty())
        look.colours.insert(QString(), situation.severity);
    m_last = std::move(look);
    return over;
}

} // namespace promises
