// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/colourtime.h"

#include "models/promises/colourtally.h"
#include "models/promises/objective.h"
#include "models/promises/scoretally.h"

#include <QSet>

#include <cmath>

namespace promises {

ColourTime colourTimeOf(const QString &target, double length, double ok, double warning, double critical, double unknown)
{
    const double counted = ok + warning + critical + unknown;
    const double share = counted > length ? length / counted : 1;
    ColourTime time{target, length, ok * share, warning * share, critical * share, unknown * share, 0};
    time.unobserved = std::max(0.0, length - time.observed());
    return time;
}

QList<ColourTime> colourTimes(const environment::Environment &environment, const history::Archive *archive, std::chrono::seconds length,
                              base::WallTime now)
{
    QSet<history::ArchiveKey> known;
    if (archive) {
        const QList<history::ArchiveKey> all = archive->known();
        known = QSet<history::ArchiveKey>(all.cbegin(), all.cend());
    }
    const auto seconds = [&](const QString &target, base::Severity colour) {
        const history::ArchiveKey key = colourKey(environment.name, target, colour);
        return known.contains(key) ? seenOf(archive, key, length, now).observed : 0.0;
    };
    QStringList rules;
    for (const history::ArchiveKey &key : std::as_const(known))
        if (key.scope == environment.name && isScoreRules(key) && seenOf(archive, key, length, now).observed > 0)
            rules.append(key.key.instance);
    rules.sort();
    QList<ColourTime> times;
    const auto addScore = [&](ColourTime &time) {
        const history::ArchiveKey key = scoreKey(environment.name, time.target);
        if (!known.contains(key))
            return;
        for (const history::PastBucket &bucket : archive->read(key, now - length, now, kTallyBuckets)) {
            if (bucket.stat.count == 0)
                continue;
            time.lowest = std::min(time.lowest.value_or(health::kFullScore), int(std::lround(bucket.stat.minimum)));
            time.highest = std::max(time.highest.value_or(0), int(std::lround(bucket.stat.maximum)));
            time.rules = rules;
        }
    };
    const auto add = [&](const QString &target) {
        using base::Severity;
        times.append(colourTimeOf(target, double(length.count()), seconds(target, Severity::Ok), seconds(target, Severity::Warning),
                                  seconds(target, Severity::Critical), seconds(target, Severity::Unknown)));
        addScore(times.last());
    };
    add({});
    for (const environment::Target &target : environment.targets)
        add(target.id);
    return times;
}

} // namespace promises
