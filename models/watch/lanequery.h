// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One question to a PostgreSQL server as resources/sql/postgres/queries.yaml describes it. Values; shared, immutable.

#include "models/postgres/sql.h"
#include "models/watch/metricid.h"

#include <QList>
#include <QString>

#include <chrono>
#include <vector>

namespace watch {

struct LaneQuery {
    struct Column {
        std::string name;
        MetricId metric;
        QString emptyReason; // why NULL has no figure
    };
    struct Share {
        MetricId metric;
        std::vector<std::string> columns; // the part first, then what completes the whole
        QString emptyReason;
    };
    QString name;
    postgres::Sql sql;
    bool cold = false;
    bool eachDatabase = false;     // of the hot connection, while others are watched through it: a row a database
    bool whileWaiting = false;     // of the hot connection, while somebody waits for a lock
    bool ofDatabase = false;       // of the cold lane: about the database of the connection and nothing else
    std::chrono::seconds every{0}; // of a cold one: asked only when so long has passed; 0: each round
    int from = 0, below = 0; // server_version_num; below 0: no end
    std::string label;       // column of the instance; empty: one row
    std::vector<Column> values, rates, perMinute, perHour;
    std::vector<Share> shares;
    std::vector<MetricId> brings; // everything it brings, the program's own among them

    explicit LaneQuery(postgres::Sql s) : sql(s) {}
};

class LaneQueries {
public:
    // The shipped (or the user's) description, read once. A mistake in it is logged and costs its entry.
    [[nodiscard]] static const LaneQueries &postgres();
    [[nodiscard]] static LaneQueries parse(const QByteArray &yaml, const QString &file, QStringList *mistakes);

    // What a server of this version is asked. A version newer than all entries gets the newest variants.
    [[nodiscard]] std::vector<LaneQuery> of(bool cold, int serverVersion) const;
    [[nodiscard]] std::vector<LaneQuery> ofEachDatabase(int serverVersion) const;
    [[nodiscard]] std::vector<LaneQuery> ofWaits(int serverVersion) const;
    // Figures that other versions bring and this one does not; `from` is the first version that does.
    struct Absent {
        MetricId metric;
        int from = 0;
    };
    [[nodiscard]] std::vector<Absent> absent(int serverVersion) const;
    [[nodiscard]] const std::vector<LaneQuery> &all() const { return m_queries; }

private:
    std::vector<LaneQuery> m_queries;
};

} // namespace watch
