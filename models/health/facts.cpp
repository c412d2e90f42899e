// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/facts.h"

#include "models/health/wording.h"

#include <QDateTime>

namespace health {

QVariantMap factsOf(const watch::TargetSnapshot &snapshot)
{
    QVariantMap map;
    const watch::Facts &facts = snapshot.facts;
    const auto put = [&map](const char *key, const QString &text) {
        if (!text.isEmpty())
            map.insert(QLatin1String(key), text);
    };
    put("version", facts.version.visible());
    put("role", facts.role);
    put("tls", facts.tls);
    put("consoleRole", facts.consoleRole);
    put("error", Wording::reason(snapshot.status.error));
    if (facts.startedAt) {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(facts.startedAt->time_since_epoch());
        map.insert(QStringLiteral("startedAt"), QDateTime::fromMSecsSinceEpoch(since.count(), Qt::UTC));
    }
    if (!facts.roleFindings.isEmpty())
        map.insert(QStringLiteral("findings"), facts.roleFindings);
    if (facts.connections > 0)
        map.insert(QStringLiteral("connections"), facts.connections);
    return map;
}

} // namespace health
