// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/httpprobe.h"

#include <QCoreApplication>

namespace watch {

namespace {

constexpr int kTooManyRequests = 429;

struct HttpIds {
    MetricId reachable{QStringLiteral("http.reachable")}, ok{QStringLiteral("http.ok")}, status{QStringLiteral("http.status")},
        total{QStringLiteral("http.total")}, dns{QStringLiteral("http.dns")}, connect{QStringLiteral("http.connect")},
        tls{QStringLiteral("http.tls")}, firstByte{QStringLiteral("http.firstbyte")}, errors{QStringLiteral("http.errors")},
        throttled{QStringLiteral("http.throttled")}, certificate{QStringLiteral("http.certificate.days")};
};

const HttpIds &httpIds()
{
    static const HttpIds all;
    return all;
}

double daysUntil(base::WallTime t)
{
    return std::chrono::duration<double, std::ratio<86400>>(t - base::Clock::system().wallNow()).count();
}

} // namespace

HttpProbe::HttpProbe(const ProbeContext &context, const environment::Target &target)
    : HttpPoll(context, target, std::get<environment::HttpSettings>(target.settings).url,
               std::get<environment::HttpSettings>(target.settings).tls,
               std::get<environment::HttpSettings>(target.settings).authorizationHeader),
      m_settings(std::get<environment::HttpSettings>(target.settings))
{
    m_request.method = m_settings.method.toStdString();
    for (const auto &[name, value] : m_settings.headers)
        m_request.headers.emplace_back(name.toStdString(), value.toStdString());
}

QString HttpProbe::difference(const http::Response &response) const
{
    if (response.status != m_settings.expectedStatus)
        return QCoreApplication::translate("watch", "status %1 instead of %2").arg(response.status).arg(m_settings.expectedStatus);
    for (const auto &[name, part] : m_settings.expectedHeaders) {
        const std::string *value = response.header(name.toStdString());
        if (!value)
            return QCoreApplication::translate("watch", "no header %1").arg(name);
        if (value->find(part.toStdString()) == std::string::npos)
            return QCoreApplication::translate("watch", "header %1 without %2").arg(name, part);
    }
    if (response.body.find(m_settings.expectedBody.toStdString()) == std::string::npos)
        return QCoreApplication::translate("watch", "a body without %1").arg(m_settings.expectedBody);
    return {};
}

void HttpProbe::count(bool good, bool throttled, Sample &sample)
{
    m_recent.add(good);
    m_throttled.add(!throttled);
    sample.readings.emplace_back(httpIds().errors, m_recent.percent());
    sample.readings.emplace_back(httpIds().throttled, m_throttled.percent());
}

base::Result<void> HttpProbe::read(const http::Response &response, Sample &sample, Publisher &out)
{
    if (refusesSecret(response) && response.status != m_settings.expectedStatus)
        return expectSuccess(response);
    const QString wrong = difference(response);
    auto &readings = sample.readings;
    readings.emplace_back(httpIds().reachable, 1.0);
    Reading ok(httpIds().ok, wrong.isEmpty() ? 1.0 : 0.0);
    ok.why = base::Untrusted(wrong);
    readings.push_back(std::move(ok));
    readings.emplace_back(httpIds().status, double(response.status));
    readings.emplace_back(httpIds().total, response.timings.total);
    readings.emplace_back(httpIds().firstByte, response.timings.firstByte);
    count(wrong.isEmpty(), response.status == kTooManyRequests && m_settings.expectedStatus != kTooManyRequests, sample);
    if (!response.timings.reused) {
        Facts facts;
        const std::string *server = response.header("Server");
        facts.version = base::Untrusted(std::string_view(server ? *server : std::string()));
        facts.tls = m_tlsVersion;
        facts.connections = 1;
        out.facts(facts);
    }
    return {};
}

void HttpProbe::missing(NoValue reason, const base::Untrusted &why, Sample &sample)
{
    for (const MetricId id : {httpIds().reachable, httpIds().ok, httpIds().status, httpIds().total, httpIds().firstByte})
        sample.readings.push_back(Reading::missing(id, reason, why));
    count(false, false, sample); // a request that got no answer is a failed one
}

void HttpProbe::connected(const http::PeerCertificates &peer, const http::Timings *timings, Sample &sample)
{
    auto &readings = sample.readings;
    if (timings) {
        readings.emplace_back(httpIds().dns, timings->dns);
        readings.emplace_back(httpIds().connect, timings->connect);
    }
    if (m_settings.url.scheme() != QLatin1String("https")) {
        const base::Untrusted plain(QCoreApplication::translate("watch", "the connection is not encrypted"));
        readings.push_back(Reading::missing(httpIds().tls, NoValue::NotApplicable, plain));
        readings.push_back(Reading::missing(httpIds().certificate, NoValue::NotApplicable, plain));
        return;
    }
    if (timings)
        readings.emplace_back(httpIds().tls, timings->tls);
    if (!peer.seen)
        return;
    m_tlsVersion = QString::fromStdString(peer.protocol);
    readings.emplace_back(httpIds().certificate, daysUntil(peer.earliestNotAfter));
}

} // namespace watch
