// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Any HTTP receiver: the body of Alertmanager's webhook, version "4", signed (format: resources/docs/notify.md).

#include "models/http/client.h"
#include "models/notify/channelsecret.h"

namespace notify {

class WebhookSender final : public Sender {
public:
    WebhookSender(const Channel &channel, const SenderRoom &room);
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;

private:
    const Channel m_channel;
    const SenderRoom m_room;
    HeldSecret m_authorization;
    std::vector<HeldSecret> m_signing;
    http::Client m_client;
};

} // namespace notify
