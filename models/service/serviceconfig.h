// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the service was told: its configuration, read once, and its fault switches, read again when they change.

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace service {

struct ServiceConfig {
    quint16 port = 0;
    QString databaseHost;
    quint16 databasePort = 0;
    QString database;
    QString user;
    QString passfile;
    quint16 redisPort = 0;
    QString switchesFile; // faults.json beside the configuration

    [[nodiscard]] static base::Result<ServiceConfig> load(const QString &file);
};

struct ServiceSwitches {
    double errorShare = 0; // 0..1 of the requests get a 500
    std::chrono::milliseconds delay{0};
    bool stopWorker = false;
    int backlog = 0; // jobs put into the queue when the switch is set

    // A missing file means no fault; a broken one is an Error, and the caller keeps what it had.
    [[nodiscard]] static base::Result<ServiceSwitches> load(const QString &file);
    [[nodiscard]] QByteArray toJson() const;
};

} // namespace service
