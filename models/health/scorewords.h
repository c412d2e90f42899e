// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The health score in words: a line of it, what to do about it, and the whole. Plain text. Pure functions.

#include "models/health/scorer.h"
#include "models/health/situation.h"
#include "models/watch/reading.h"

#include <QCoreApplication>

namespace health {

class ScoreWords {
    Q_DECLARE_TR_FUNCTIONS(ScoreWords)
public:
    // "Disk used (/data): 91 %, limit 90 % (default)"
    [[nodiscard]] static QString figure(const watch::Metric &metric, const QString &instance, double value, double limit,
                                        bool below, bool own);
    [[nodiscard]] static QString unknown(const watch::Metric &metric, const watch::Reading *reading, bool stale);
    [[nodiscard]] static QString remedy(const environment::Target &target, const watch::Reading *reading);
    [[nodiscard]] static QString next(Problem::Action action);
    [[nodiscard]] static QString notKnownYet();
    [[nodiscard]] static QString suffers(const QString &headline);
    // A finding of the security audit, and how many more its check has.
    [[nodiscard]] static QString security(const QString &finding, int more);
    // age: of the last look, in seconds; nothing: there was none.
    [[nodiscard]] static QString securityUnseen(std::optional<double> age);
    // A finding of a check that nobody could make for too long.
    [[nodiscard]] static QString securityForgotten(const QString &title, double age);
    [[nodiscard]] static QString part(const QString &title);
    [[nodiscard]] static QString band(const QString &name);
    // "79", "79 (muted: 1)".
    [[nodiscard]] static QString number(int value, int muted);
    // What a line takes: "−12", "at most 79", "0".
    [[nodiscard]] static QString taken(const ScoreLine &line);
    // Where a line's figure comes from: since when, how old, read from what.
    [[nodiscard]] static QString origin(const ScoreLine &line);
    [[nodiscard]] static QString explanation(const Score &score, const environment::Environment &environment);
};

} // namespace health
