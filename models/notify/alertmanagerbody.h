// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A notice as Prometheus' Alertmanager writes and reads alerts: the body of its webhook (version "4", with our x_console
// beside it) and the alerts of its API v2. Sources: prometheus/alertmanager, template and api/v2 openapi.yaml. Pure, any thread.

#include "models/notify/notice.h"

#include <QByteArray>
#include <QJsonObject>

namespace notify {

// Those of the notice, and alertname, severity, service, cluster, environment, target, key.
[[nodiscard]] QJsonObject labelsOf(const Notice &notice);
[[nodiscard]] QJsonObject annotationsOf(const Notice &notice); // summary, description
// `event` is the idempotency key; the body is the same for each attempt.
[[nodiscard]] QByteArray webhookBody(const Notice &notice, const QString &event, const QString &channel);
// For POST /api/v2/alerts. Firing alerts end by themselves at `until`, unless they are posted again.
[[nodiscard]] QJsonObject postableAlert(const Notice &notice, base::WallTime until);

} // namespace notify
