// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/alertmanagersender.h"

#include "models/notify/alertmanagerbody.h"
#include "models/notify/httpanswer.h"
#include "models/notify/words.h"

namespace notify {

std::optional<QString> AlertmanagerSender::cannotTell(Moment moment) const
{
    if (moment == Moment::Acknowledged)
        return Words::tr("An Alertmanager knows no acknowledgement.");
    if (moment == Moment::Digest)
        return Words::tr("An Alertmanager makes its own digests.");
    return std::nullopt;
}

flow::Task<Attempt> AlertmanagerSender::post(QJsonArray alerts, flow::TimePoint due)
{
    const auto response = co_await m_server.post(alerts, due);
    if (!response)
        co_return response.error().code == flow::Errc::Authentication ? withoutSecret(response.error()) : judged(response.error());
    Attempt attempt = judged(*response, m_room.clock.wallNow());
    redact(attempt, m_server.secret());
    co_return attempt;
}

flow::Task<Attempt> AlertmanagerSender::send(Message message, flow::TimePoint due)
{
    const base::WallTime now = m_room.clock.wallNow();
    const bool test = message.notice.moment == Moment::Test;
    if (message.notice.moment == Moment::Resolved && (!message.notice.ended || *message.notice.ended > now))
        message.notice.ended = now;
    QJsonArray alerts{postableAlert(message.notice, now + (test ? std::chrono::seconds(60) : std::chrono::seconds(kLifetime)))};
    auto attempt = co_await post(alerts, due);
    co_return attempt;
}

flow::Task<Attempt> AlertmanagerSender::upkeep(std::vector<Notice> open, flow::TimePoint due)
{
    const base::WallTime now = m_room.clock.wallNow();
    QJsonArray alerts;
    for (Notice &n : open) {
        if (n.moment == Moment::Resolved && (!n.ended || *n.ended > now))
            n.ended = now;
        alerts.append(postableAlert(n, now + kLifetime));
    }
    if (alerts.isEmpty()) {
        Attempt nothing;
        nothing.outcome = Delivery::Outcome::Accepted;
        co_return nothing;
    }
    auto attempt = co_await post(alerts, due);
    co_return attempt;
}

} // namespace notify
