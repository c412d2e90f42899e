// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/difference.h"

#include "models/audit/report.h"
#include "models/audit/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace audit {

Difference compare(const Earlier &earlier, const Audit &now)
{
    Difference out;
    out.since = earlier.at;
    QSet<QString> before, today;
    for (const Known &k : earlier.findings)
        before.insert(k.key());
    for (const Finding &f : now.findings()) {
        today.insert(f.key());
        if (before.contains(f.key()))
            ++out.unchanged;
        else
            out.fresh.push_back({f.check, f.object, sentence(f)});
    }
    for (const Known &k : earlier.findings) {
        if (today.contains(k.key()))
            continue;
        const CheckResult *result = now.find(k.check);
        // part of it may have been tried: what was not found again may be what was not tried
        const bool looked = result && (result->state == CheckState::Clean || (result->state == CheckState::Found && result->why.isEmpty()));
        (looked ? out.gone : out.notLookedAt).push_back(k);
    }
    return out;
}

std::optional<Earlier> readReport(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root[QLatin1String("format")].toString() != QLatin1String(kReportFormat))
        return std::nullopt;
    Earlier out;
    out.at = root[QLatin1String("at")].toString();
    out.environment = root[QLatin1String("environment")].toString();
    QJsonArray known = root[QLatin1String("findings")].toArray();
    for (const QJsonValue &value : root[QLatin1String("difference")][QLatin1String("not_looked_at")].toArray()) // still there, for all anybody knows
        known.append(value);
    for (const QJsonValue &value : known) {
        const QJsonObject f = value.toObject();
        // a file may have been changed by anybody since
        out.findings.push_back({f[QLatin1String("check")].toString(), base::Untrusted(f[QLatin1String("object")].toString()),
                                base::Untrusted(f[QLatin1String("sentence")].toString()).visible()});
    }
    return out;
}

} // namespace audit
