// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The curve of a business day: a level between 0 and 1 for each hour, squeezed into a shorter time and repeated.

#include "models/base/result.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace workload {

class WorkloadDay {
public:
    using Milliseconds = std::chrono::milliseconds;

    // json: {"levels": [24 numbers]}.
    [[nodiscard]] static base::Result<WorkloadDay> parse(const QByteArray &json, Milliseconds length);

    [[nodiscard]] int hourAt(Milliseconds elapsed) const;
    [[nodiscard]] double levelAt(Milliseconds elapsed) const { return m_levels.at(hourAt(elapsed)); }
    [[nodiscard]] Milliseconds leftOfHour(Milliseconds elapsed) const; // > 0

private:
    QList<double> m_levels;
    Milliseconds m_hour{1000};
};

} // namespace workload
