// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/httpjsonprobe.h"

#include "models/watch/jsonpointer.h"

#include <QCoreApplication>

namespace watch {

HttpJsonProbe::HttpJsonProbe(const ProbeContext &context, const environment::Target &target)
    : HttpPoll(context, target, std::get<environment::HttpJsonSettings>(target.settings).url,
               std::get<environment::HttpJsonSettings>(target.settings).tls,
               std::get<environment::HttpJsonSettings>(target.settings).authorizationHeader),
      m_settings(std::get<environment::HttpJsonSettings>(target.settings))
{
    m_request.headers.emplace_back("Accept", "application/json");
    for (const auto &[name, value] : m_settings.headers)
        m_request.headers.emplace_back(name.toStdString(), value.toStdString());
    for (const environment::JsonMetric &m : m_settings.metrics)
        m_ids.emplace_back(m.id);
}

base::Result<void> HttpJsonProbe::read(const http::Response &response, Sample &sample, Publisher &out)
{
    if (auto good = expectSuccess(response); !good)
        return good;
    const auto document = parseJson(response.body);
    if (!document) {
        base::Error error{base::Errc::Protocol, document.error().text};
        error.remedy = QCoreApplication::translate("watch", "Check the url of this target.").toStdString();
        return std::unexpected(std::move(error));
    }
    sample.readings.emplace_back(m_reachable, 1.0);
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        auto value = valueAt(*document, m_settings.metrics[qsizetype(i)].pointer);
        auto number = value ? numberIn(*value) : base::Result<double>(std::unexpected(std::move(value).error()));
        if (number)
            sample.readings.emplace_back(m_ids[i], *number);
        else
            sample.readings.push_back(Reading::missing(m_ids[i], NoValue::Error, base::Untrusted(std::string_view(number.error().text))));
    }
    if (!response.timings.reused) {
        Facts facts;
        facts.connections = 1;
        out.facts(facts);
    }
    return {};
}

void HttpJsonProbe::missing(NoValue reason, const base::Untrusted &why, Sample &sample)
{
    sample.readings.push_back(Reading::missing(m_reachable, reason, why));
    for (const MetricId id : m_ids)
        sample.readings.push_back(Reading::missing(id, reason, why));
}

} // namespace watch
