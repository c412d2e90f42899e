// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What other servers answer, read: the alerts and silences of an Alertmanager (API v2), who acknowledged in PagerDuty (REST,
// "List incidents"). Any bytes; what is missing in them is empty. Pure, any thread.

#include "models/base/clock.h"
#include "models/base/untrusted.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>
#include <vector>

namespace notify {

// An alert as that server has it; every text was chosen by whoever sent it there.
struct ForeignAlert {
    enum class State : std::uint8_t { Unprocessed, Active, Suppressed };
    QString fingerprint;
    State state = State::Active;
    QList<std::pair<base::Untrusted, base::Untrusted>> labels, annotations;
    QStringList silencedBy, inhibitedBy; // ids, fingerprints
    base::WallTime startsAt{}, endsAt{}, updatedAt{};

    [[nodiscard]] base::Untrusted label(QStringView name) const;
};

struct Silence {
    struct Matcher {
        QString name, value;
        bool isRegex = false, isEqual = true;
        friend bool operator==(const Matcher &, const Matcher &) = default;
    };
    enum class State : std::uint8_t { Pending, Active, Expired };
    QString id; // empty: a new one
    QList<Matcher> matchers;
    base::WallTime startsAt{}, endsAt{};
    QString createdBy, comment;
    State state = State::Pending; // as read
};

// Nothing: it is no such answer.
[[nodiscard]] std::optional<std::vector<ForeignAlert>> foreignAlertsIn(const QByteArray &body);
[[nodiscard]] std::optional<std::vector<Silence>> silencesIn(const QByteArray &body);

struct Acknowledged {
    QString key; // dedup_key of the alert
    QString who; // visible, shortened
};
[[nodiscard]] QList<Acknowledged> acknowledgedIn(const QByteArray &body);

} // namespace notify
