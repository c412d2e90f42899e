// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/entry.h"

#include <array>

namespace journal {

namespace {

constexpr std::array phases{QLatin1StringView("genesis"), QLatin1StringView("intent"), QLatin1StringView("outcome"), QLatin1StringView("note"),
                            QLatin1StringView("terminal")};
constexpr std::array outcomes{QLatin1StringView(""), QLatin1StringView("done"), QLatin1StringView("failed"), QLatin1StringView("refused"),
                              QLatin1StringView("unknown")};

} // namespace

QLatin1StringView word(Phase phase)
{
    return phases[std::size_t(phase)];
}

QLatin1StringView word(Outcome outcome)
{
    return outcomes[std::size_t(outcome)];
}

std::optional<Phase> phaseOf(QStringView word)
{
    for (std::size_t i = 0; i < phases.size(); ++i)
        if (word == phases[i])
            return Phase(i);
    return std::nullopt;
}

Outcome outcomeOf(QStringView word)
{
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (word == outcomes[i])
            return Outcome(i);
    return Outcome::None;
}

Entry Entry::ended(const QString &id, Outcome how, const QString &state, const QString &text) const
{
    Entry out = *this;
    out.phase = Phase::Outcome;
    out.actId = id;
    out.outcome = how;
    out.sqlstate = state;
    out.details = text;
    return out;
}

} // namespace journal
