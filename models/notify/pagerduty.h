// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// PagerDuty, Events API v2: trigger, acknowledge and resolve under one dedup_key, which is the notice's key. 202 means taken,
// not that somebody was paged. With a REST token the acknowledgements made there come back. Sources:
// developer.pagerduty.com, "Send an alert event", "List incidents".

#include "models/http/client.h"
#include "models/notify/channelsecret.h"

#include <QSet>

namespace notify {

inline constexpr qsizetype kLongestPagerEvent = 512 * 1024; // bytes of a whole event

// What is sent, without the routing key; details are dropped, and that is said, where it would be too long. Any thread.
[[nodiscard]] QJsonObject pagerEvent(const Notice &notice, const QString &dedupKey);

class PagerDutySender final : public Sender {
public:
    PagerDutySender(const Channel &channel, const SenderRoom &room);
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;
    [[nodiscard]] base::milliseconds upkeepEvery() const override;
    flow::Task<Attempt> upkeep(std::vector<Notice> open, flow::TimePoint due) override;

private:
    flow::Task<Attempt> enqueue(QJsonObject event, flow::TimePoint due);
    void read(const std::string &body, const std::vector<Notice> &open);

    const Channel m_channel;
    const SenderRoom m_room;
    HeldSecret m_routingKey, m_token;
    http::Client m_client, m_reader;
    QSet<QString> m_acknowledged; // keys that were reported
};

} // namespace notify
