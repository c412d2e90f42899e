// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An incoming webhook of Slack: its address is the secret. It can neither edit nor thread, so each moment is a message of its
// own. Source: docs.slack.dev, "Sending messages using incoming webhooks".

#include "models/http/client.h"
#include "models/notify/channelsecret.h"

namespace notify {

[[nodiscard]] QByteArray slackBody(const Notice &notice); // any thread

class SlackSender final : public Sender {
public:
    SlackSender(const Channel &channel, const SenderRoom &room);
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;

private:
    const SenderRoom m_room;
    HeldSecret m_address;
    http::Client m_client;
};

} // namespace notify
