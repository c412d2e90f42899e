// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches an HTTP endpoint as a user would meet it: expected status, headers and body, how long each phase takes,
// which share of the last requests failed or was turned away with 429, and when the certificate ends, also when it is not trusted.

#include "models/watch/httppoll.h"
#include "models/watch/recentfailures.h"

namespace watch {

class HttpProbe final : public HttpPoll {
public:
    HttpProbe(const ProbeContext &context, const environment::Target &target);

private:
    base::Result<void> read(const http::Response &response, Sample &sample, Publisher &out) override;
    void missing(NoValue reason, const base::Untrusted &why, Sample &sample) override;
    void connected(const http::PeerCertificates &peer, const http::Timings *timings, Sample &sample) override;
    [[nodiscard]] QString difference(const http::Response &response) const; // from what is expected; empty: none
    void count(bool good, bool throttled, Sample &sample);

    const environment::HttpSettings &m_settings;
    RecentFailures m_recent, m_throttled;
    QString m_tlsVersion = QStringLiteral("none");
};

} // namespace watch
