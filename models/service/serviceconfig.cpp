// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/serviceconfig.h"

#include "models/program/jsonfile.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace service {

base::Result<ServiceConfig> ServiceConfig::load(const QString &file)
{
    auto json = program::JsonFile::read(file);
    if (!json)
        return std::unexpected(std::move(json).error());
    ServiceConfig c;
    c.port = json->port("port");
    c.databaseHost = json->text("databaseHost");
    c.databasePort = json->port("databasePort");
    c.database = json->text("database");
    c.user = json->text("user");
    c.passfile = json->optionalText("passfile");
    c.redisPort = json->port("redisPort");
    c.switchesFile = QFileInfo(file).absolutePath() + QStringLiteral("/faults.json");
    if (auto complete = json->complete(); !complete)
        return std::unexpected(std::move(complete).error());
    return c;
}

base::Result<ServiceSwitches> ServiceSwitches::load(const QString &file)
{
    if (!QFileInfo::exists(file))
        return ServiceSwitches{};
    auto json = program::JsonFile::read(file);
    if (!json)
        return std::unexpected(std::move(json).error());
    ServiceSwitches s;
    s.errorShare = std::clamp(json->number("errorShare", 0), 0.0, 1.0);
    s.delay = std::chrono::milliseconds(int(std::clamp(json->number("delayMs", 0), 0.0, 60000.0)));
    s.stopWorker = json->flag("stopWorker");
    s.backlog = int(std::clamp(json->number("backlog", 0), 0.0, 100000.0));
    return s;
}

QByteArray ServiceSwitches::toJson() const
{
    return QJsonDocument(
        QJsonObject{{QStringLiteral("errorShare"), errorShare}, {QStringLiteral("delayMs"), int(delay.count())},
            {QStringLiteral("stopWorker"), stopWorker}, {QStringLiteral("backlog"), backlog}})
        .toJson();
}

} // namespace service
