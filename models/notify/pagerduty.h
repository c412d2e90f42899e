// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// PagerDuty, Events API v2: trigger, acknowledge and resolve under one dedup_key, which is the notice's key. 202 means taken,
// not that somebody was paged. With a REST token the acknowledgements made there are asked for, with the secret of a webhook they
// are heard at once. Sources: developer.pagerduty.com, "Send an alert event", "List incidents", "Webhooks overview".

#include "models/http/client.h"
#include "models/notify/channelsecret.h"
#include "models/notify/pagerdutyhook.h"
#include "models/program/httplistener.h"

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
    void begin(const std::vector<Notice> &open) override;
    flow::Task<void> run() override; // hears the webhook

private:
    static flow::Task<program::HttpReply> hear(PagerDutySender *me, program::HttpRequest request);
    void take(const PagerHookEvent &event);
    void complain(const QString &words); // not more often than every ten minutes
    flow::Task<Attempt> enqueue(QJsonObject event, flow::TimePoint due);
    void read(const std::string &body, const std::vector<Notice> &open);

    const Channel m_channel;
    const SenderRoom m_room;
    HeldSecret m_routingKey, m_token;
    http::Client m_client, m_reader;
    QSet<QString> m_acknowledged; // keys that were reported
    std::vector<HeldSecret> m_hookKeys;
    PagerHookMemory m_heard;
    QHash<QString, Notice> m_open; // by key: what fires there
    flow::TimePoint m_complained{};
};

} // namespace notify
