// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Serves the newest figures of a feed to Prometheus: GET /metrics, nothing else. Made on the feed's thread; answers come
// from the feed's engine, at most two pages a second however many ask. Ends with the feed.

#include "models/watch/feed.h"

#include <QObject>

namespace app {

class MetricsEndpoint : public QObject {
    Q_OBJECT
public:
    struct Place {
        QByteArray address = "127.0.0.1";
        quint16 port = 0;
    };
    // "127.0.0.1:9187", "[::1]:9187", "9187" (of the loopback).
    [[nodiscard]] static std::optional<Place> placeOf(const QString &text);

    MetricsEndpoint(watch::Feed &feed, const Place &place, QObject *parent = nullptr);
    ~MetricsEndpoint() override;

signals:
    void listening(quint16 port);
    void refused(const base::Error &error);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace app
