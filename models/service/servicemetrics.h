// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the shop service counts about itself, as Prometheus text. Engine thread only.

#include <QByteArray>
#include <QMap>

#include <array>
#include <chrono>

namespace service {

class ServiceMetrics {
public:
    void requestDone(const QByteArray &method, const QByteArray &path, int status, std::chrono::microseconds took);
    void jobsSent(qint64 n) { m_jobsSent += n; }
    void jobFailed() { ++m_jobsFailed; }

    [[nodiscard]] QByteArray toText() const;

private:
    static constexpr std::array kBounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0}; // seconds

    QMap<QByteArray, quint64> m_requests; // by labels
    std::array<quint64, kBounds.size() + 1> m_buckets{};
    double m_seconds = 0;
    quint64 m_errors = 0;
    qint64 m_jobsSent = 0;
    qint64 m_jobsFailed = 0;
};

} // namespace service
