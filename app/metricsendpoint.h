// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Serves the newest figures of a feed, and the health scores it is given, to Prometheus: GET /metrics, nothing else. Made on the feed's thread; answers come
// from the feed's engine, at most two pages a second however many ask. Ends with the feed.

#include "models/program/httpplace.h"
#include "models/watch/feed.h"

#include <QObject>

namespace app {

class MetricsEndpoint : public QObject {
    Q_OBJECT
public:
    using Place = program::HttpPlace;

    MetricsEndpoint(watch::Feed &feed, const Place &place, QObject *parent = nullptr);
    ~MetricsEndpoint() override;

    void takeScores(const watch::Delivery &scores); // shown for some seconds

signals:
    void listening(quint16 port);
    void refused(const base::Error &error);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace app
