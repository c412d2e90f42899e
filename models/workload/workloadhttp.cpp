// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workload/workloadhttp.h"

#include "models/http/client.h"

#include <algorithm>

namespace workload {

using namespace std::chrono_literals;

namespace {
constexpr int kOrderEach = 6; // every sixth request places an order, the others look

http::TlsSettings trustOnly(const QString &authority)
{
    http::TlsSettings tls;
    tls.rootCertificate = authority.toStdString();
    return tls;
}
} // namespace

flow::Task<void> playRequests(flow::Reactor &reactor, const WorkloadConfig &config, const WorkloadDay &day)
{
    http::Client client(reactor, trustOnly(config.authority));
    QUrl url = config.url;
    url.setPath(QStringLiteral("/orders"));
    http::Request look(url.toString().toStdString());
    http::Request order = look;
    order.method = "POST";

    const auto begin = reactor.now();
    auto next = begin;
    for (quint64 n = 0;; ++n) {
        const bool places = n % kOrderEach == 0;
        auto asked = client.get(places ? order : look, reactor.now() + 10s);
        const auto answer = co_await asked;
        if (!answer && answer.error().code == flow::Errc::Cancelled)
            co_return;
        const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(reactor.now() - begin);
        const double rate = std::max(day.levelAt(elapsed) * config.peakRequests, 0.1);
        next = std::max(next + std::chrono::duration_cast<flow::milliseconds>(std::chrono::duration<double>(1 / rate)),
            reactor.now());
        if (!answer)
            next = reactor.now() + 1s;
        const auto slept = co_await reactor.sleepUntil(next);
        if (!slept)
            co_return;
    }
}

} // namespace workload
