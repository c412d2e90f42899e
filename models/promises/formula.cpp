// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/formula.h"

#include "models/incidents/figures.h"

#include <QRegularExpression>

namespace promises {

std::optional<Formula> formulaOf(const QString &text)
{
    using What = Formula::What;
    static constexpr std::pair<const char *, What> functions[] = {
        {"average", What::Average}, {"highest", What::Highest}, {"lowest", What::Lowest},
        {"latest", What::Latest}, {"good", What::Good}, {"bad_minutes", What::BadMinutes},
        {"days_since", What::DaysSince}, {"times", What::Times}, {"slowest", What::Slowest},
        {"longest", What::Longest}, {"median", What::Median}, {"p90", What::P90}, {"within", What::Within}};
    static const QRegularExpression call(QStringLiteral("\\A\\s*(?:([a-z_0-9]+)\\s*\\(\\s*([a-z0-9_.-]+)\\s*\\)|([a-z0-9_.-]+))\\s*\\z"));
    const QRegularExpressionMatch match = call.match(text);
    if (!match.hasMatch())
        return {};
    if (match.hasCaptured(3))
        return Formula{What::Hardest, match.captured(3)};
    for (const auto &[word, what] : functions)
        if (match.captured(1) == QLatin1String(word)) {
            const Formula formula{what, match.captured(2)};
            return formula.ofIncidents() && !incidents::measureOf(formula.of) ? std::nullopt : std::optional(formula);
        }
    return {};
}

} // namespace promises
