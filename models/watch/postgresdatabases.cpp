// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: what its connections tell of the other databases, for the targets that are watched through it.
#include "models/watch/postgresprobe.h"

namespace watch {

using flow::orFail;

flow::Task<base::Result<void>> PostgresProbe::askDatabases(postgres::Session &session, std::shared_ptr<ServerRound> round)
{
    const flow::TimePoint sent = m_context.reactor.now();
    if (!m_databaseLane) { // nobody listened before
        m_databaseLane = std::make_unique<Lane>(LaneQueries::postgres().ofEachDatabase(session.serverVersion()), "d");
        co_await orFail(m_databaseLane->prepare(session, sent + m_target.deadline));
    }
    auto answers = co_await orFail(m_databaseLane->round(session, sent, dueOf(sent, m_target.deadline)));
    std::vector<Reading> readings;
    for (const Lane::Answer &a : answers)
        m_figures.read(a, sent, readings);
    for (Reading &reading : readings) {
        const auto database = round->databases.find(reading.instance.raw());
        if (reading.instance.isEmpty()) // the question had no answer: whether it is there is not known
            for (ServerRound::Database &each : round->databases) {
                each.there = true;
                each.readings.push_back(reading);
            }
        if (reading.instance.isEmpty() || database == round->databases.end())
            continue;
        database->there = true;
        reading.instance = {};
        database->readings.push_back(std::move(reading));
    }
    m_server->tell(std::move(round));
    co_return {};
}

void PostgresProbe::tellSizes(const std::vector<Lane::Answer> &answers)
{
    QHash<QString, double> sizes;
    for (const Lane::Answer &a : answers) {
        if (!a.rows || a.query->name != QLatin1String("databases"))
            continue;
        const PGresult *rows = a.rows->get();
        for (int row = 0; row < PQntuples(rows); ++row)
            if (const auto bytes = number(rows, row, "bytes"))
                sizes.insert(untrusted(rows, row, "name").raw(), *bytes);
    }
    if (!sizes.isEmpty())
        m_server->setSizes(std::move(sizes));
}

} // namespace watch
