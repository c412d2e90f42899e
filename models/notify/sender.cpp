// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/sender.h"

#include "models/notify/alertmanagersender.h"
#include "models/notify/desktop.h"
#include "models/notify/mail.h"
#include "models/notify/pagerduty.h"
#include "models/notify/slack.h"
#include "models/notify/webhook.h"

namespace notify {

flow::Task<Attempt> Sender::upkeep(std::vector<Notice>, flow::TimePoint)
{
    Attempt nothing;
    nothing.outcome = Delivery::Outcome::Accepted;
    co_return nothing;
}

flow::Task<void> Sender::run() { co_return; }

std::unique_ptr<Sender> makeSender(const Channel &channel, const SenderRoom &room)
{
    switch (channel.kind) {
    case ChannelKind::Webhook: return std::make_unique<WebhookSender>(channel, room);
    case ChannelKind::Slack: return std::make_unique<SlackSender>(channel, room);
    case ChannelKind::PagerDuty: return std::make_unique<PagerDutySender>(channel, room);
    case ChannelKind::Alertmanager: return std::make_unique<AlertmanagerSender>(channel, room);
    case ChannelKind::Mail: return std::make_unique<MailSender>(channel, room);
    case ChannelKind::Desktop: break;
    }
    return std::make_unique<DesktopSender>(channel, room);
}

} // namespace notify
