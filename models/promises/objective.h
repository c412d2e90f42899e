// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Is an objective kept? Out of the seconds that ObjectiveTally wrote: how much of the window was observed, which share
// of that was good, what is left of the error budget, and how fast it goes (Google SRE workbook, chapter 5). Time that
// was not observed is neither up nor down: it is in no share, and the budget is that of the whole window. Values and
// pure functions over an archive; reading blocks on the disk.

#include "models/history/archive.h"
#include "models/promises/rules.h"

#include <functional>
#include <optional>

namespace promises {

// What was seen of a stretch of time, in seconds.
struct Seen {
    double length = 0;   // of the stretch
    double observed = 0;
    double bad = 0;
    base::WallTime first{}, last{}, lastBad{}; // start of buckets; zero: there is none
    base::WallTime badSince{}; // where the newest bad time began; what lies less than five minutes apart is one
    [[nodiscard]] double observedShare() const { return length > 0 ? 100 * std::min(observed / length, 1.0) : 0; } // per cent
    [[nodiscard]] double badShare() const { return observed > 0 ? bad / observed : 0; } // 0 to 1
};
// Seconds as ObjectiveTally writes them, up to `now`. Resolution is that of the archive's level.
[[nodiscard]] Seen seenOf(const history::Archive *archive, const history::ArchiveKey &key, std::chrono::seconds length, base::WallTime now);

// The same out of buckets that were read already, from their first one on.
[[nodiscard]] Seen seenIn(const std::vector<history::PastBucket> &buckets, std::chrono::seconds length, base::WallTime now);
inline constexpr int kTallyBuckets = 720; // to be read of a stretch: 5 min in tens of seconds, 30 days in hours

// How many times as fast as it may (`allowedShare`, 0 to 1) what was seen uses a budget up. None: less than `minimum` per cent
// of the stretch was observed.
[[nodiscard]] std::optional<double> rateOf(const Seen &seen, double allowedShare, double minimum);

enum class Verdict { Kept, AtRisk, Broken, NotEnough };

struct Burn {
    std::chrono::seconds window{};
    std::optional<double> rate; // 1: exactly the budget is gone at the end of the objective's window. None: too little was observed
};

struct ObjectiveState {
    environment::Objective objective;
    Seen seen;
    double good = 0;      // per cent of what was observed
    double budget = 0;    // seconds that may be bad in the window
    double left = 0;      // of them; negative: overdrawn
    std::vector<Burn> burns; // shortest first
    std::optional<Speed> burning;
    std::optional<BurnPair> pair; // that burns; its longer window says how fast
    double pairBad = 0;           // bad seconds of that window
    base::WallTime burningSince{};
    Verdict verdict = Verdict::NotEnough;
    [[nodiscard]] double leftShare() const { return budget > 0 ? 100 * left / budget : 0; } // per cent
};

[[nodiscard]] ObjectiveState stateOf(const environment::Objective &objective, const QString &scope, const history::Archive *archive,
                                     const BurnRules &rules, base::WallTime now);
// The same where what was seen of each stretch comes from elsewhere.
using SeenSource = std::function<Seen(std::chrono::seconds length)>;
[[nodiscard]] ObjectiveState stateOf(const environment::Objective &objective, const BurnRules &rules, const SeenSource &seen);

} // namespace promises
