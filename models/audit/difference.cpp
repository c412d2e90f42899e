// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/difference.h"

#include "models/audit/report.h"
#include "models/audit/wording.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace audit {

Difference compare(const Earlier &earlier, const Audit &now)
{
    if (!sameSystem(earlier.system, now.system))
        return compare(Earlier(), now);
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
            out.fresh.push_back({f.check, f.object, sentence(f), f.severity == base::Severity::Critical ? QStringLiteral("critical") : QStringLiteral("warning"), {}});
    }
    for (const Known &k : earlier.findings) {
        if (today.contains(k.key()))
            continue;
        const CheckResult *result = now.find(k.check);
        // part of it may have been tried: what was not found again may be what was not tried
        const bool looked = result && (result->state == CheckState::Clean || result->state == CheckState::NotDeclared || (result->state == CheckState::Found && result->why.isEmpty()));
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
    const QString at = root[QLatin1String("at")].toString(), unchanged = root[QLatin1String("unchanged_since")].toString();
    out.at = unchanged.isEmpty() ? at : unchanged;
    out.system = root[QLatin1String("system")].toString();
    out.environment = root[QLatin1String("environment")].toString();
    QHash<QString, QString> made;
    for (const QJsonValue &check : root[QLatin1String("checks")].toArray())
        made.insert(check[QLatin1String("check")].toString(), check[QLatin1String("at")].toString());
    const auto add = [&out](const QJsonValue &f, const QString &seen) {
        // a file may have been changed by anybody since
        out.findings.push_back({f[QLatin1String("check")].toString(), base::Untrusted(f[QLatin1String("object")].toString()),
                                base::Untrusted(f[QLatin1String("sentence")].toString()).visible(), f[QLatin1String("severity")].toString(), seen});
    };
    for (const QJsonValue &f : root[QLatin1String("findings")].toArray()) {
        const QString own = made.value(f[QLatin1String("check")].toString());
        add(f, own.isEmpty() ? at : own);
    }
    for (const QJsonValue &f : root[QLatin1String("difference")][QLatin1String("not_looked_at")].toArray()) { // still there, for all anybody knows
        const QString own = f[QLatin1String("seen")].toString(), since = root[QLatin1String("difference")][QLatin1String("since")].toString();
        add(f, !own.isEmpty() ? own : since.isEmpty() ? at : since);
    }
    return out;
}

} // namespace audit
