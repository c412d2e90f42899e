// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What changed since the last report of the same target. A finding whose check could not be made this time is not gone: nobody
// looked. Pure functions.

#include "models/audit/audit.h"

#include <optional>

class QJsonObject;

namespace audit {

// One line of an earlier report: found then, or found before and not looked at then.
struct Known {
    QString check;
    base::Untrusted object;
    QString sentence; // as it was worded then, visible
    QString severity{}; // as reports have it; empty: that of its check
    QString seen{};     // ISO 8601, UTC: when it was found; empty: not known
    [[nodiscard]] QString key() const { return check + QLatin1Char('\n') + object.raw(); }
};

struct Earlier {
    QString at; // ISO 8601, UTC; of a look that found nothing new, that of the first which found the same
    QString system; // identifier of the server; empty: not known
    QString environment; // its name; empty: written before it was told
    std::vector<Known> findings;
};

struct Difference {
    QString since; // ISO 8601, UTC; empty: this is the first report
    std::vector<Known> fresh, gone, notLookedAt;
    int unchanged = 0;

    [[nodiscard]] bool changed() const { return !fresh.empty() || !gone.empty(); }
};

// With one of another server nothing is compared: it is the first.
[[nodiscard]] Difference compare(const Earlier &earlier, const Audit &now);
// Nothing when the document is no report of this program.
[[nodiscard]] std::optional<Earlier> readReport(const QByteArray &json);

} // namespace audit
