// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Notices and deliveries as JSON, for the outbox's file and for scripts. Any thread.

#include "models/notify/outbox.h"

#include <QJsonObject>

namespace notify {

[[nodiscard]] QJsonObject toJson(const Notice &notice);
[[nodiscard]] Notice noticeOf(const QJsonObject &o);
[[nodiscard]] QJsonObject toJson(const Delivery &delivery);
[[nodiscard]] std::optional<Delivery> deliveryOf(const QJsonObject &o);

} // namespace notify
