// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What persons say about alerts: silences, maintenance windows and acknowledgements. Each has a person, words and an end,
// and stops by itself; none hides an alert or keeps it from resolving. Values and pure functions; any thread.

#include "models/alerts/alert.h"
#include "models/base/result.h"

namespace alerts {

// One condition on a label of an alert: rule, target, service, cluster, item, layer, severity, metric, owner.
struct Matcher {
    QString label;
    QString pattern; // wildcards
    bool equal = true;
    friend bool operator==(const Matcher &, const Matcher &) = default;
};

struct Wish {
    enum class Kind : std::uint8_t { Silence, Maintenance, Acknowledge };
    Kind kind = Kind::Silence;
    QString id;    // 16 hex digits
    QString scope; // name of the environment
    QList<Matcher> matchers; // all must hold; Silence and Maintenance, at least one
    QString key;   // Acknowledge: of the alert
    base::Severity worst = base::Severity::Warning; // what is worse is not covered
    QString who, reason; // of persons: shown through Untrusted
    base::WallTime at{}, from{}, until{};
    bool elsewhere = false; // said on another console, by its clock

    // An acknowledgement is never planned ahead: one that is to come was given before the clock was set back.
    [[nodiscard]] bool inForce(base::WallTime now) const { return (from <= now || kind == Kind::Acknowledge) && now < until; }
    friend bool operator==(const Wish &, const Wish &) = default;
};

inline constexpr std::chrono::hours kLongestCritical{4};       // of a silence that covers critical ones
inline constexpr std::chrono::hours kLongestWarning{24 * 7};
inline constexpr std::chrono::hours kLongestMaintenance{24};
inline constexpr std::chrono::hours kPlannedAhead{24 * 90};
inline constexpr std::chrono::hours kLongestAcknowledgement{24};
inline constexpr std::chrono::minutes kAcknowledgement{30};    // where nobody says how long
inline constexpr std::chrono::minutes kConsolesApart{1};       // what clocks and watchers of two consoles may differ by
inline constexpr qsizetype kLongestWords = 200;                // characters
inline constexpr std::chrono::minutes kWarnedBefore{10};       // the end of one that still hides something
inline const QString kEndingRule = QStringLiteral("silence.ending"); // the rule that warns so; itself it cannot be silenced

[[nodiscard]] QString labelOf(const Alert &alert, const QString &label); // null: there is no such label
[[nodiscard]] bool matches(const Wish &wish, const Alert &alert); // of this environment, all matchers hold, not worse
// "target=shop-*", "layer!=uptime". Errors: Invalid.
[[nodiscard]] base::Result<Matcher> matcherOf(const QString &text);
[[nodiscard]] QString textOf(const Matcher &matcher);
// Those of `alerts` that are active and that nobody would be told of while a silence or a window holds.
[[nodiscard]] QList<Alert> hiddenBy(const Wish &wish, const QList<Alert> &alerts);
// The longest it may be, by its kind and the worst it covers.
[[nodiscard]] std::chrono::hours longestOf(const Wish &wish);
// Why it cannot be: no matcher, no reason, no end, too long, nobody.
[[nodiscard]] std::optional<base::Error> objectionTo(const Wish &wish, base::WallTime now);
[[nodiscard]] QString newWishId();
// "silence 3f2a9c01 by ann until 27 Nov 2026 04:00:12: disk is being replaced"
[[nodiscard]] QString sentenceOf(const Wish &wish);

} // namespace alerts
