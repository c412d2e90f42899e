// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/redissettings.h"

#include "models/watch/targetsecret.h"

#include <QCoreApplication>

namespace watch {

using flow::Errc;
using flow::Result;
using flow::Task;

Task<Result<redis::Connection::Ptr>> openRedis(const ProbeContext &context, const environment::Target &target, flow::TimePoint due)
{
    const auto &settings = std::get<environment::RedisSettings>(target.settings);
    const auto asked = context.reactor.now();
    auto secret = co_await flow::orFail(secretOf(context, target, asked + std::chrono::seconds(60)));
    due += context.reactor.now() - asked; // a person may have been asked; the server is not to blame
    redis::ConnectionSettings to(settings.host.toStdString(), settings.port);
    to.database = settings.database;
    to.user = settings.user.toStdString();
    to.password = std::make_shared<const base::Secret>(std::move(secret));
    auto opened = co_await redis::Connection::open(context.reactor, context.dns, std::move(to), due);
    if (!opened) {
        auto &error = opened.error();
        error.action = QCoreApplication::translate("watch", "connect to Redis at %1:%2").arg(settings.host).arg(settings.port).toStdString();
        if (error.code == Errc::Server && error.text.find("max number of clients") != std::string::npos) {
            error.sqlstate = "53300"; // the same fact as PostgreSQL's code
            error.remedy = QCoreApplication::translate("watch", "Find out which clients hold the connections, or raise maxclients.").toStdString();
        }
    }
    co_return opened;
}

} // namespace watch
