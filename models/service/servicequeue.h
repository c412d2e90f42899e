// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The mail jobs in Redis: ids of orders in the list shop:queue:mail, newest at the left. Connections are opened when
// needed and kept while whole. Engine thread only.

#include "models/redis/connection.h"
#include "models/service/serviceconfig.h"

#include <QByteArrayList>

#include <vector>

namespace service {

class ServiceQueue {
public:
    static constexpr int kMostConnections = 8;

    ServiceQueue(flow::Reactor &reactor, const ServiceConfig &config);

    flow::Task<flow::Result<void>> ping(flow::TimePoint due);
    flow::Task<flow::Result<void>> push(QByteArray id, flow::TimePoint due);
    flow::Task<flow::Result<QByteArrayList>> take(flow::TimePoint due); // the oldest 100
    flow::Task<flow::Result<void>> giveBack(QByteArrayList ids, flow::TimePoint due);
    flow::Task<flow::Result<void>> fillTo(int length, flow::TimePoint due); // with jobs of no order

private:
    flow::Task<flow::Result<redis::Reply>> command(redis::Command command, flow::TimePoint due);

    flow::Reactor &m_reactor;
    flow::BlockingPool m_pool{1};
    redis::ConnectionSettings m_settings;
    std::vector<redis::Connection::Ptr> m_idle;
    int m_busy = 0;
};

} // namespace service
