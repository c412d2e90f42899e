// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The health score in the long memory: each second that somebody looked, the number of each target and that of all, as it was
// shown, and by which rules it was made. So the number of last month is there for 90 days with its lowest and highest; it is
// never reckoned again by other rules. What nobody has looked at yet has no number. Reader's thread.

#include "models/health/situation.h"
#include "models/history/archive.h"
#include "models/watch/watcher.h"

namespace promises {

inline constexpr QLatin1StringView kScoreFigure("health.score");

// target empty: of all of them, which is that of the worst
[[nodiscard]] history::ArchiveKey scoreKey(const QString &scope, const QString &target);
// 1 for each second in which the rules with this id held.
[[nodiscard]] history::ArchiveKey scoreRulesKey(const QString &scope, const QString &ruleSet);
[[nodiscard]] bool isScoreRules(const history::ArchiveKey &key); // its instance is the id

class ScoreTally {
public:
    void forget() { m_second.reset(); } // another environment
    // What is seen at this moment; empty within a second of which something was returned already.
    [[nodiscard]] watch::Delivery take(const health::Situation &situation, base::WallTime now, base::TimePoint at);

private:
    std::optional<std::int64_t> m_second; // since 1970
};

} // namespace promises
