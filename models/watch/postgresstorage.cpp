// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresstorage.h"

#include "models/watch/lanefigures.h"

#include <QCoreApplication>

namespace watch {

using namespace std::chrono_literals;

std::vector<StorageRow> readStorage(const std::vector<Lane::Answer> &answers)
{
    std::vector<StorageRow> out;
    for (const Lane::Answer &a : answers) {
        if (!a.rows)
            continue;
        const PGresult *rows = a.rows->get();
        const bool tables = a.query->name == QLatin1String("tables");
        if (a.query->name == QLatin1String("wal"))
            out.push_back({StorageRow::Kind::WalFolder, base::Untrusted(QStringLiteral("pg_wal")), number(rows, 0, "bytes"), {}, false});
        if (!tables && a.query->name != QLatin1String("databases"))
            continue;
        for (int row = 0; row < PQntuples(rows); ++row)
            out.push_back({tables ? StorageRow::Kind::Table : StorageRow::Kind::Database, untrusted(rows, row, "name"), number(rows, row, "bytes"), {}, tables});
    }
    return out;
}

Reading CheckpointShare::read(const PGresult *row, base::TimePoint at)
{
    static const MetricId id(QStringLiteral("pg.checkpoints.requested"));
    const Seen now{at, number(row, 0, "timed").value_or(0), number(row, 0, "requested").value_or(0)};
    if (!m_seen.empty() && (now.timed < m_seen.back().timed || now.requested < m_seen.back().requested))
        m_seen.clear();
    m_seen.push_back(now);
    while (m_seen.front().at < at - 1h)
        m_seen.pop_front();
    const double timed = now.timed - m_seen.front().timed, requested = now.requested - m_seen.front().requested;
    if (timed + requested <= 0)
        return Reading::missing(id, NoValue::NotYet, base::Untrusted(QCoreApplication::translate("watch", "no checkpoint was seen in the last hour")));
    return {id, 100 * requested / (timed + requested)};
}

} // namespace watch
