// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From what was found to the score: makes the checks of each target out of its snapshot and its findings, and
// remembers what was bad and cannot be measured any more. Belongs to a SituationRoom; reader's thread.

#include "models/health/scorer.h"
#include "models/health/securitylook.h"
#include "models/environment/environment.h"
#include "models/mutes/mute.h"
#include "models/watch/catalogue.h"
#include "models/watch/snapshot.h"

#include <QHash>

#include <memory>
#include <vector>

namespace health {

struct Finding;
struct Situation;
class Wording;
struct Patient;

class ScoreBook {
public:
    // One that was bad when it was last known, or what the last look at the security came to.
    struct Kept {
        QString target, figure;
        Check check;
    };
    ScoreBook();
    explicit ScoreBook(const std::vector<Kept> &kept);
    ~ScoreBook();
    [[nodiscard]] std::vector<Kept> kept() const; // by target and figure
    ScoreBook(ScoreBook &&) noexcept;
    ScoreBook &operator=(ScoreBook &&) noexcept;

    struct Seen {
        const environment::Environment &environment;
        const watch::Catalogue &catalogue;
        const QHash<QString, watch::SnapshotPtr> &snapshots;
        const std::vector<Finding> &findings;
        const Wording &wording;
        base::TimePoint now;
        const QList<mutes::Mute> &mutes;
        base::WallTime wallNow;
    };
    // What the last looks at the security found; one at another server than the one that answers now counts for nothing.
    // Without a call nothing is said of it but what was kept.
    void setSecurity(const SecurityLooks &looks);
    // Severities of the targets are settled; sets the score and that of each target.
    void judge(const Seen &seen, Situation &situation);

private:
    struct Remembered;
    void lookAtSecurity(const Seen &seen);
    [[nodiscard]] Patient examine(const Seen &seen, const environment::Target &target, const Situation &situation,
                                  const std::vector<const Finding *> &findings);
    std::unique_ptr<Remembered> m_bad;
};

} // namespace health
