// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/heartbeat.h"

#include "models/notify/channelsecret.h"
#include "models/notify/httpanswer.h"
#include "models/notify/words.h"

namespace notify {

flow::Task<Attempt> beat(SenderRoom room, Heartbeat heartbeat)
{
    const flow::TimePoint due = room.reactor.now() + heartbeat.deadline;
    HeldSecret address(room, heartbeat.credential);
    const bool secret = heartbeat.url.isEmpty();
    if (secret) {
        const auto fetched = co_await address.fetch(due);
        if (!fetched)
            co_return withoutSecret(fetched.error());
    }
    http::Client client(room.reactor, tlsOf(heartbeat.tls));
    http::Request request{secret ? std::string(address.secret().reveal()) : heartbeat.url.toString(QUrl::FullyEncoded).toStdString()};
    const auto response = co_await client.get(request, due);
    if (secret)
        base::wipe(request.url);
    Attempt attempt = response ? judged(*response, room.clock.wallNow()) : judged(response.error());
    if (!response && secret && attempt.broken)
        attempt.words = Words::tr("Its secret is no web address: store the address of the heartbeat as it is."); // never what libcurl says of it
    if (secret)
        redact(attempt, address.secret());
    co_return attempt;
}

} // namespace notify
