// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The API v2 of Prometheus' Alertmanager: post alerts, read its alerts and silences, create and expire silences. There is no
// stream: who wants to know asks again. Source: prometheus/alertmanager, api/v2/openapi.yaml (0.25 to 0.34). Engine thread only.

#include "models/http/client.h"
#include "models/notify/answers.h"
#include "models/notify/channelsecret.h"

#include <QJsonArray>

namespace notify {

class Alertmanager {
public:
    Alertmanager(const Channel &channel, const SenderRoom &room);

    flow::Task<flow::Result<http::Response>> post(QJsonArray alerts, flow::TimePoint due); // any answer is a value
    flow::Task<flow::Result<std::vector<ForeignAlert>>> alerts(flow::TimePoint due);
    flow::Task<flow::Result<std::vector<Silence>>> silences(flow::TimePoint due);
    // The id it has from now on, which may differ from the one given. Invalid: no matcher, no comment, no end.
    flow::Task<flow::Result<QString>> keepSilence(Silence silence, flow::TimePoint due);
    flow::Task<flow::Result<void>> expireSilence(QString id, flow::TimePoint due);

    [[nodiscard]] const base::Secret &secret() const { return m_authorization.secret(); } // to keep it out of words

private:
    flow::Task<flow::Result<http::Response>> ask(std::string method, QString path, QByteArray body, flow::TimePoint due);

    const Channel m_channel;
    HeldSecret m_authorization;
    http::Client m_client;
};

} // namespace notify
