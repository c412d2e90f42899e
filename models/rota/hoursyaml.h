// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Hours and zones as they stand in a file: {from: "22:00", until: "07:00", days: [mon, fri], zone: Europe/Berlin}. Any thread.

#include "models/environment/keys.h"
#include "models/rota/hours.h"

namespace rota {

[[nodiscard]] const environment::Keys<Hours> &hoursKeys();
extern const environment::Codec<QByteArray> zoneCodec; // "Europe/Berlin"
[[nodiscard]] bool readClock(environment::Reading &reading, const environment::Node &node, QTime &out); // "07:30", "24:00" is midnight
[[nodiscard]] bool readDays(environment::Reading &reading, const environment::Node &node, quint8 &out);

} // namespace rota
