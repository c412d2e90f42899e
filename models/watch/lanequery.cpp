// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/lanequery.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace watch {

namespace {

MetricId id(const std::string &name)
{
    return MetricId(QString::fromStdString(name));
}

std::vector<LaneQuery::Column> columns(const YAML::Node &map, const YAML::Node &empty, std::vector<MetricId> &brings)
{
    std::vector<LaneQuery::Column> out;
    for (const auto &entry : map) {
        const auto column = entry.first.as<std::string>();
        LaneQuery::Column c{column, id(entry.second.as<std::string>()), {}};
        if (empty && empty[column])
            c.emptyReason = QString::fromStdString(empty[column].as<std::string>());
        brings.push_back(c.metric);
        out.push_back(std::move(c));
    }
    return out;
}

LaneQuery queryFrom(const YAML::Node &n)
{
    const QString file = QStringLiteral("postgres/") + QString::fromStdString(n["file"].as<std::string>());
    const auto sql = postgres::Sql::named(file);
    if (!sql)
        throw YAML::Exception(n.Mark(), sql.error().text);
    LaneQuery q(*sql);
    q.name = QString::fromStdString(n["name"].as<std::string>());
    const auto lane = n["lane"].as<std::string>();
    if (lane != "hot" && lane != "cold" && lane != "databases" && lane != "waits")
        throw YAML::Exception(n["lane"].Mark(), "lane is hot, cold, databases or waits");
    q.cold = lane == "cold";
    q.eachDatabase = lane == "databases";
    q.whileWaiting = lane == "waits";
    q.ofDatabase = n["scope"].as<std::string>(std::string()) == "database";
    q.every = std::chrono::seconds(n["every"].as<int>(0));
    if (q.every.count() < 0 || (q.every.count() > 0 && !q.cold))
        throw YAML::Exception(n["every"].Mark(), "every is a number of seconds, and for the cold lane only");
    q.from = n["from"].as<int>();
    q.below = n["below"].as<int>(0);
    q.label = n["label"].as<std::string>(std::string());
    q.values = columns(n["values"], n["empty"], q.brings);
    q.rates = columns(n["rates"], n["empty"], q.brings);
    q.perMinute = columns(n["per_minute"], n["empty"], q.brings);
    q.perHour = columns(n["per_hour"], n["empty"], q.brings);
    for (const auto &share : n["shares"]) {
        LaneQuery::Share s{id(share.first.as<std::string>()), share.second.as<std::vector<std::string>>(), {}};
        if (n["empty"] && n["empty"][s.columns.front()])
            s.emptyReason = QString::fromStdString(n["empty"][s.columns.front()].as<std::string>());
        q.shares.push_back(std::move(s));
        q.brings.push_back(q.shares.back().metric);
    }
    for (const auto &metric : n["brings"])
        q.brings.push_back(id(metric.as<std::string>()));
    return q;
}

} // namespace

LaneQueries LaneQueries::parse(const QByteArray &yaml, const QString &file, QStringList *mistakes)
{
    LaneQueries out;
    const auto mistake = [&](const YAML::Exception &e) {
        *mistakes << QStringLiteral("%1:%2:%3: %4").arg(file).arg(e.mark.line + 1).arg(e.mark.column + 1).arg(QString::fromStdString(e.msg));
    };
    try {
        const YAML::Node entries = YAML::Load(yaml.toStdString());
        for (const auto &n : entries) {
            try {
                out.m_queries.push_back(queryFrom(n));
            } catch (const YAML::Exception &e) {
                mistake(e);
            }
        }
    } catch (const YAML::Exception &e) {
        mistake(e);
    }
    return out;
}

const LaneQueries &LaneQueries::postgres()
{
    static const LaneQueries queries = [] {
        const QString file = QStringLiteral("sql/postgres/queries.yaml");
        const auto text = base::resource(file);
        QStringList mistakes;
        LaneQueries read;
        if (text)
            read = parse(*text, file, &mistakes);
        else
            mistakes << QString::fromStdString(text.error().text);
        for (const QString &m : mistakes)
            base::logError("watch", m);
        return read;
    }();
    return queries;
}

std::vector<LaneQueries::Absent> LaneQueries::absent(int serverVersion) const
{
    std::vector<Absent> out;
    const auto bring = [](const LaneQuery &q, MetricId m) { return std::ranges::find(q.brings, m) != q.brings.end(); };
    for (const LaneQuery &q : m_queries) {
        for (const MetricId metric : q.brings) {
            const bool brought = std::ranges::any_of(m_queries, [&](const LaneQuery &other) {
                return serverVersion >= other.from && (other.below == 0 || serverVersion < other.below) && bring(other, metric);
            });
            const auto known = std::ranges::find(out, metric, &Absent::metric);
            if (!brought && known == out.end())
                out.push_back({metric, q.from});
            else if (!brought)
                known->from = std::min(known->from, q.from);
        }
    }
    return out;
}

namespace {

bool isAskedOf(const LaneQuery &q, int serverVersion) { return serverVersion >= q.from && (q.below == 0 || serverVersion < q.below); }

} // namespace

std::vector<LaneQuery> LaneQueries::ofEachDatabase(int serverVersion) const
{
    std::vector<LaneQuery> out;
    for (const LaneQuery &q : m_queries)
        if (q.eachDatabase && isAskedOf(q, serverVersion))
            out.push_back(q);
    return out;
}

std::vector<LaneQuery> LaneQueries::ofWaits(int serverVersion) const
{
    std::vector<LaneQuery> out;
    for (const LaneQuery &q : m_queries)
        if (q.whileWaiting && isAskedOf(q, serverVersion))
            out.push_back(q);
    return out;
}

std::vector<LaneQuery> LaneQueries::of(bool cold, int serverVersion) const
{
    std::vector<LaneQuery> out;
    for (const LaneQuery &q : m_queries)
        if (q.cold == cold && !q.eachDatabase && !q.whileWaiting && isAskedOf(q, serverVersion))
            out.push_back(q);
    return out;
}

} // namespace watch
