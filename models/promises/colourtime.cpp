// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/colourtime.h"

#include "models/promises/colourtally.h"
#include "models/promises/objective.h"

#include <QSet>

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
    QList<ColourTime> times;
    const auto add = [&](const QString &target) {
        using base::Severity;
        times.append(colourTimeOf(target, double(length.count()), seconds(target, Severity::Ok), seconds(target, Severity::Warning),
                                  seconds(target, Severity::Critical), seconds(target, Severity::Unknown)));
    };
    add({});
    for (const environment::Target &target : environment.targets)
        add(target.id);
    return times;
}

} // namespace promises
