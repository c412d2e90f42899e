// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/settingsquery.h"

#include "models/base/log.h"

#include <libpq-fe.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace events {

namespace {

constexpr auto kLimit = 5s;

using Answer = base::Result<std::shared_ptr<const SettingsLook>>;

flow::Task<Answer> answerOf(flow::Reactor &reactor, std::shared_ptr<postgres::Asker> door, QString system, QString loaded)
{
    const auto due = reactor.now() + kLimit;
    const auto loadedSql = postgres::Sql::named(u"events/loaded.sql"_s);
    const auto settingsSql = postgres::Sql::named(u"events/settings.sql"_s);
    if (!loadedSql || !settingsSql)
        co_return std::unexpected(loadedSql ? settingsSql.error() : loadedSql.error());
    const auto when = co_await door->ask(*loadedSql, postgres::Params(), due);
    if (!when)
        co_return std::unexpected(when.error());
    auto look = std::make_shared<SettingsLook>();
    look->system = system;
    if (PQntuples(when->get()) == 1) {
        look->loaded = QString::fromUtf8(PQgetvalue(when->get(), 0, 0));
        const std::chrono::duration<double> since(QByteArray(PQgetvalue(when->get(), 0, 1)).toDouble());
        look->loadedAt = base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(since));
    }
    if (look->loaded.isEmpty() || look->loaded == loaded)
        co_return std::shared_ptr<const SettingsLook>();
    const auto rows = co_await door->ask(*settingsSql, postgres::Params(), due);
    if (!rows)
        co_return std::unexpected(rows.error());
    for (int i = 0; i < PQntuples(rows->get()); ++i)
        look->marks.insert(base::Untrusted(std::string_view(PQgetvalue(rows->get(), i, 0))).raw(), QString::fromLatin1(PQgetvalue(rows->get(), i, 1)));
    co_return std::shared_ptr<const SettingsLook>(std::move(look));
}

} // namespace

flow::Task<void> lookAtSettings(flow::Reactor &reactor, std::shared_ptr<SettingsSide> side, std::shared_ptr<postgres::Asker> door, QString target,
                                QString system, QString loaded)
{
    auto asking = answerOf(reactor, std::move(door), std::move(system), std::move(loaded));
    const Answer answer = co_await std::move(asking);
    if (!answer && answer.error().code != base::Errc::Closed && answer.error().code != base::Errc::Cancelled)
        base::logInfo("events", target + u": "_s + base::Untrusted(std::string_view(answer.error().text)).visible());
    emit side->looked(target, answer ? *answer : nullptr);
}

} // namespace events

#include "moc_settingsquery.cpp"
