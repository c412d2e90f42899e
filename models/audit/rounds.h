// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How often the console audits and compares by itself: resources/audit/rounds.yaml. Immutable, read once, any thread.

#include <chrono>

class QByteArray;

namespace audit {

struct Rounds {
    std::chrono::seconds first{60}, audit{3600}, parity{3600};

    [[nodiscard]] static const Rounds &shipped();
    [[nodiscard]] static Rounds parse(const QByteArray &yaml); // a figure that is missing or wrong is logged and stays as it is
};

} // namespace audit
