// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Alerts for an Alertmanager: posted, posted again each minute while they fire so that they stay, and ended; what resolved is
// said again for five minutes. When this program dies, they end there by themselves three minutes later.

#include "models/notify/alertmanager.h"

namespace notify {

class AlertmanagerSender final : public Sender {
public:
    static constexpr std::chrono::minutes kLifetime{3};

    AlertmanagerSender(const Channel &channel, const SenderRoom &room) : m_room(room), m_server(channel, room) {}
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;
    [[nodiscard]] base::milliseconds upkeepEvery() const override { return std::chrono::minutes(1); }
    flow::Task<Attempt> upkeep(std::vector<Notice> open, flow::TimePoint due) override;
    [[nodiscard]] std::optional<QString> cannotTell(Moment moment) const override;

private:
    flow::Task<Attempt> post(QJsonArray alerts, flow::TimePoint due);

    const SenderRoom m_room;
    Alertmanager m_server;
};

} // namespace notify
