// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What PagerDuty's webhooks (v3) say, and whether it is to be believed: signed with one of our keys, of about now, not heard
// before. Pure but for what it has heard; one thread. Sources: developer.pagerduty.com, "Webhooks overview", "Verifying signatures".

#include "models/base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace notify {

struct PagerHookEvent {
    QString id, type; // "incident.acknowledged"
    QString key;      // incident_key: the notice's
    QString who;      // made visible; may be empty
    base::WallTime at{};
};

[[nodiscard]] std::optional<PagerHookEvent> pagerHookEvent(const QByteArray &body); // nothing: it is none

class PagerHookMemory {
public:
    static constexpr std::chrono::minutes kSkew{5}; // of the two clocks
    static constexpr std::chrono::hours kOldest{1}; // PagerDuty tries again for a while
    static constexpr qsizetype kMost = 4096;

    enum class Verdict { Fresh, Again, TooOld, FromTheFuture };
    // Remembers it when it is fresh, and about something that we know.
    [[nodiscard]] Verdict judge(const PagerHookEvent &event, base::WallTime now, bool known = true);

private:
    QHash<QString, base::WallTime> m_heard; // by id: of the event
};

} // namespace notify
