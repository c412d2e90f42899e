// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workload/workloadday.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace workload {

namespace {
constexpr int kHours = 24;
}

base::Result<WorkloadDay> WorkloadDay::parse(const QByteArray &json, Milliseconds length)
{
    const QJsonArray levels = QJsonDocument::fromJson(json).object().value(QStringLiteral("levels")).toArray();
    WorkloadDay day;
    for (const QJsonValue &level : levels)
        day.m_levels += level.toDouble(-1);
    if (day.m_levels.size() != kHours || std::ranges::any_of(day.m_levels, [](double l) { return l < 0 || l > 1; }))
        return std::unexpected(base::Error{base::Errc::Invalid, "\"levels\" needs 24 numbers between 0 and 1", {},
            "read the curve of the day", "correct day.json"});
    day.m_hour = std::max(length / kHours, Milliseconds(1000));
    return day;
}

int WorkloadDay::hourAt(Milliseconds elapsed) const
{
    return int(elapsed / m_hour % kHours);
}

WorkloadDay::Milliseconds WorkloadDay::leftOfHour(Milliseconds elapsed) const
{
    return m_hour - elapsed % m_hour;
}

} // namespace workload
