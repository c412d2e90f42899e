// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the shop answers to each request, and the worker that sends the mails. Engine thread only.

#include "models/service/servicedatabase.h"
#include "models/service/servicemetrics.h"
#include "models/program/httpreader.h"
#include "models/service/servicequeue.h"

namespace service {

class ServiceShop {
public:
    ServiceShop(flow::Reactor &reactor, const ServiceConfig &config);

    flow::Task<program::HttpReply> answer(program::HttpRequest request);
    flow::Task<void> work(); // takes mail jobs until cancelled
    flow::Task<void> watchSwitches(); // reads faults.json when it has changed, until cancelled
    void readSwitches();

private:
    flow::Task<program::HttpReply> route(const program::HttpRequest &request);
    flow::Task<program::HttpReply> health();
    flow::Task<program::HttpReply> orders();
    flow::Task<program::HttpReply> placeOrder();
    flow::Task<flow::Result<qint64>> sendMails(); // how many
    flow::Task<flow::Result<void>> keepADay();

    flow::Reactor &m_reactor;
    ServiceConfig m_config;
    ServiceDatabase m_database;
    ServiceQueue m_queue;
    ServiceMetrics m_metrics;
    ServiceSwitches m_switches;
    QByteArray m_switchesStamp; // what the file looked like when it was read
};

} // namespace service
