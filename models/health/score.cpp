// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/score.h"

#include <QCoreApplication>

namespace health {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Score)
};

} // namespace

Score scoreOf(const Situation &situation)
{
    if (situation.targets.isEmpty())
        return {};
    int whole = 0, half = 0, nothing = 0;
    Severity worst = Severity::Ok;
    for (const TargetHealth &target : situation.targets) {
        const Severity severity = target.answers ? target.severity : std::max(target.severity, Severity::Unknown);
        worst = std::max(worst, severity);
        if (!target.answers || severity == Severity::Critical)
            ++nothing;
        else if (severity == Severity::Ok)
            ++whole;
        else
            ++half;
    }
    for (const Problem &problem : situation.problems)
        worst = std::max(worst, problem.severity);
    const int plain = int((100 * qint64(whole) + 50 * qint64(half)) / situation.targets.size());
    const int cap = worst == Severity::Critical ? kCriticalCap : worst == Severity::Ok ? 100 : kWarningCap;

    Score score{std::min(plain, cap), {}};
    QStringList lines{Words::tr("Health %1 of 100.").arg(score.value)};
    if (whole > 0)
        lines << Words::tr("%n target(s) are fine and count whole.", nullptr, whole);
    if (half > 0)
        lines << Words::tr("%n target(s) with a warning or old figures count half.", nullptr, half);
    if (nothing > 0)
        lines << Words::tr("%n target(s) are critical or do not answer and count nothing.", nullptr, nothing);
    if (worst == Severity::Critical)
        lines << Words::tr("While anything is critical, it stays at %1 or below.").arg(cap);
    else if (worst != Severity::Ok)
        lines << Words::tr("While anything is a warning or unknown, it stays at %1 or below.").arg(cap);
    score.explanation = lines.join(QLatin1Char('\n'));
    return score;
}

} // namespace health
