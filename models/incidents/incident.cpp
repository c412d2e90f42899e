// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incident.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr QLatin1StringView kSeverities[] = {"sev-1"_L1, "sev-2"_L1, "sev-3"_L1, "sev-4"_L1, "sev-5"_L1};
constexpr QLatin1StringView kStates[] = {"open"_L1, "acknowledged"_L1, "mitigated"_L1, "resolved"_L1};
constexpr QLatin1StringView kCauses[] = {""_L1,         "migration"_L1, "deployment"_L1, "configuration"_L1,
                                         "capacity"_L1, "hardware"_L1,  "unknown"_L1};
constexpr QLatin1StringView kRoles[] = {"commander"_L1, "deputy"_L1, "scribe"_L1, "liaison"_L1, "expert"_L1};
constexpr QLatin1StringView kStampNames[] = {"impact"_L1, "first-bad"_L1, "firing"_L1, "notified"_L1, "acknowledged"_L1, "engaged"_L1, "mitigated"_L1, "resolved"_L1};
constexpr QLatin1StringView kLines[] = {"first-bad"_L1, "alert"_L1,       "alert-resolved"_L1, "told"_L1,      "opened"_L1,   "acknowledged"_L1, "also-acknowledged"_L1,
                                        "escalated"_L1, "note"_L1,        "engaged"_L1,        "evidence"_L1,  "linked"_L1,   "role"_L1,         "handed-over"_L1,
                                        "mitigated"_L1, "resolved"_L1,    "reopened"_L1,       "merged"_L1,    "corrected"_L1, "follow-up"_L1,   "erased"_L1,
                                        "took-over"_L1, "declined"_L1};
static_assert(std::size(kStampNames) == kStamps);

template <std::size_t N>
std::optional<std::size_t> indexOf(const QLatin1StringView (&words)[N], QStringView word)
{
    const auto it = std::ranges::find_if(words, [word](QLatin1StringView w) { return !w.isEmpty() && word.compare(w, Qt::CaseInsensitive) == 0; });
    return it == std::end(words) ? std::nullopt : std::optional(std::size_t(it - std::begin(words)));
}

} // namespace

QString word(Severity severity) { return kSeverities[std::size_t(severity) - 1]; }
QString word(State state) { return kStates[std::size_t(state)]; }
QString word(Cause cause) { return kCauses[std::size_t(cause)]; }
QString word(Role role) { return kRoles[std::size_t(role)]; }
QString word(Stamp stamp) { return u't' + QString::number(int(stamp)); }
QString word(Line::Kind kind) { return kLines[std::size_t(kind)]; }

std::optional<Severity> severityOf(QStringView word)
{
    if (const auto i = indexOf(kSeverities, word))
        return Severity(*i + 1);
    if (word.size() == 1 && word[0] >= u'1' && word[0] <= u'5')
        return Severity(word[0].unicode() - u'0');
    return std::nullopt;
}

std::optional<Cause> causeOf(QStringView word)
{
    const auto i = indexOf(kCauses, word);
    return i ? std::optional(Cause(*i)) : std::nullopt;
}

std::optional<Role> roleOf(QStringView word)
{
    const auto i = indexOf(kRoles, word);
    return i ? std::optional(Role(*i)) : std::nullopt;
}

std::optional<Stamp> stampOf(QStringView word)
{
    if (word.size() == 2 && (word[0] == u't' || word[0] == u'T') && word[1] >= u'0' && word[1] <= u'7')
        return Stamp(word[1].unicode() - u'0');
    const auto i = indexOf(kStampNames, word);
    return i ? std::optional(Stamp(*i)) : std::nullopt;
}

} // namespace incidents
