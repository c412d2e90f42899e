// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/servicemetrics.h"

#include <algorithm>

namespace service {

void ServiceMetrics::requestDone(
    const QByteArray &method, const QByteArray &path, int status, std::chrono::microseconds took)
{
    ++m_requests["method=\"" + method + "\",path=\"" + path + "\",status=\"" + QByteArray::number(status) + '"'];
    if (status >= 500)
        ++m_errors;
    const double seconds = std::chrono::duration<double>(took).count();
    m_seconds += seconds;
    ++m_buckets[std::size_t(std::ranges::lower_bound(kBounds, seconds) - kBounds.begin())];
}

QByteArray ServiceMetrics::toText() const
{
    QByteArray out = "# HELP shop_http_requests_total Requests answered.\n# TYPE shop_http_requests_total counter\n";
    for (auto it = m_requests.begin(); it != m_requests.end(); ++it)
        out += "shop_http_requests_total{" + it.key() + "} " + QByteArray::number(it.value()) + '\n';
    out += "# HELP shop_http_errors_total Requests answered with a 5xx.\n# TYPE shop_http_errors_total counter\n"
           "shop_http_errors_total "
        + QByteArray::number(m_errors) + '\n';

    out += "# HELP shop_http_request_seconds Time to answer.\n# TYPE shop_http_request_seconds histogram\n";
    quint64 sum = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        sum += m_buckets[i];
        const QByteArray bound = i < kBounds.size() ? QByteArray::number(kBounds[i]) : QByteArrayLiteral("+Inf");
        out += "shop_http_request_seconds_bucket{le=\"" + bound + "\"} " + QByteArray::number(sum) + '\n';
    }
    out += "shop_http_request_seconds_sum " + QByteArray::number(m_seconds, 'f', 6)
        + "\nshop_http_request_seconds_count " + QByteArray::number(sum) + '\n';

    out += "# HELP shop_jobs_sent_total Mail jobs taken off the queue.\n# TYPE shop_jobs_sent_total counter\n"
           "shop_jobs_sent_total "
        + QByteArray::number(m_jobsSent)
        + "\n# HELP shop_jobs_failed_total Rounds of the worker that failed.\n# TYPE shop_jobs_failed_total counter\n"
          "shop_jobs_failed_total "
        + QByteArray::number(m_jobsFailed) + '\n';
    return out;
}

} // namespace service
