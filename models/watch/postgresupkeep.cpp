// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresupkeep.h"

#include "models/watch/lanefigures.h"
#include "models/watch/scannedtables.h"

#include <QCoreApplication>

#include <cmath>

namespace watch {

namespace {

quint32 oidOf(const PGresult *rows, int row, const char *column)
{
    return quint32(number(rows, row, column).value_or(0));
}

double figureOf(const PGresult *rows, int row, const char *column)
{
    return number(rows, row, column).value_or(0);
}

Upkeep::Part partOf(const base::Result<postgres::Rows> &answer)
{
    if (answer)
        return {NoValue::None, {}};
    return {queryReason(answer.error()), base::Untrusted(std::string_view(answer.error().text))};
}

} // namespace

bool PostgresUpkeep::read(const Lane::Answer &answer, base::TimePoint at, std::vector<Reading> &out)
{
    const QString &name = answer.query->name;
    const PGresult *rows = answer.rows ? answer.rows->get() : nullptr;
    if (name == QLatin1String("upkeeptables")) {
        m_now.tablesPart = partOf(answer.rows);
        readTables(rows);
        if (rows) {
            tellTables(at, out);
            tellBloat(out);
        }
    } else if (name == QLatin1String("upkeepindexes")) {
        m_now.indexesPart = partOf(answer.rows);
        readIndexes(rows);
        if (rows)
            tellIndexes(out);
    } else if (name == QLatin1String("foreignkeys")) {
        m_now.keysPart = partOf(answer.rows);
        readKeys(rows);
    } else if (name == QLatin1String("sequences")) {
        m_now.sequencesPart = partOf(answer.rows);
        readSequences(rows, out);
    } else if (name == QLatin1String("scannedtables")) {
        m_now.scansPart = partOf(answer.rows);
        m_now.scans = rows ? neededIndexes(readScannedTables(rows), m_limits) : std::vector<ScanRow>();
    } else if (name == QLatin1String("bloat")) {
        m_now.bloatPart = partOf(answer.rows);
        readBloat(rows);
        tellBloat(out);
    } else {
        return false;
    }
    return true;
}

void PostgresUpkeep::readTables(const PGresult *rows)
{
    m_now.tables.clear();
    m_now.allTables = int(figureOf(rows, 0, "total"));
    m_page = number(rows, 0, "page").value_or(m_page);
    m_now.autovacuumRuns = PQntuples(rows) == 0 || isTrue(rows, 0, "runs");
    for (int row = 0; row < PQntuples(rows); ++row) {
        TableRow t;
        t.oid = oidOf(rows, row, "oid");
        t.schema = untrusted(rows, row, "schema");
        t.name = untrusted(rows, row, "name");
        t.quoted = untrusted(rows, row, "quoted");
        t.materialized = isTrue(rows, row, "materialized");
        t.wanted = isTrue(rows, row, "wanted");
        t.bytes = figureOf(rows, row, "bytes");
        t.heapBytes = figureOf(rows, row, "heap_bytes");
        t.knownRows = number(rows, row, "known_rows");
        t.live = figureOf(rows, row, "live");
        t.dead = figureOf(rows, row, "dead");
        t.vacuumAt = figureOf(rows, row, "vacuum_at");
        t.modified = figureOf(rows, row, "modified");
        t.analyzeAt = figureOf(rows, row, "analyze_at");
        t.vacuumSeconds = number(rows, row, "vacuum_seconds");
        t.analyzeSeconds = number(rows, row, "analyze_seconds");
        t.frozenShare = figureOf(rows, row, "frozen_share");
        t.seqScans = figureOf(rows, row, "seq_scans");
        t.seqRows = figureOf(rows, row, "seq_rows");
        t.indexScans = figureOf(rows, row, "index_scans");
        t.writes = figureOf(rows, row, "writes");
        m_now.tables.push_back(std::move(t));
    }
    applyBloat();
}

void PostgresUpkeep::readIndexes(const PGresult *rows)
{
    m_now.indexes.clear();
    m_now.allIndexes = int(figureOf(rows, 0, "total"));
    m_now.countedSeconds = number(rows, 0, "since_seconds");
    for (int row = 0; row < PQntuples(rows); ++row) {
        IndexRow i;
        i.oid = oidOf(rows, row, "oid");
        i.tableOid = oidOf(rows, row, "table_oid");
        i.schema = untrusted(rows, row, "schema");
        i.name = untrusted(rows, row, "name");
        i.quoted = untrusted(rows, row, "quoted");
        i.table = untrusted(rows, row, "table_name");
        i.tableQuoted = untrusted(rows, row, "table_quoted");
        i.columns = untrusted(rows, row, "columns");
        i.method = untrusted(rows, row, "method").visible();
        i.bytes = figureOf(rows, row, "bytes");
        i.knownRows = number(rows, row, "known_rows");
        i.scans = figureOf(rows, row, "scans");
        i.lastScanSeconds = number(rows, row, "last_scan_seconds");
        i.valid = isTrue(rows, row, "valid");
        i.unique = isTrue(rows, row, "unique");
        i.partial = isTrue(rows, row, "partial");
        i.building = isTrue(rows, row, "building");
        i.kept = isTrue(rows, row, "kept");
        i.part = isTrue(rows, row, "part");
        i.servesKey = isTrue(rows, row, "serves_key");
        i.sameAs = untrusted(rows, row, "same_as");
        i.within = untrusted(rows, row, "within");
        m_now.indexes.push_back(std::move(i));
    }
    applyBloat();
}

void PostgresUpkeep::readKeys(const PGresult *rows)
{
    m_now.keys.clear();
    for (int row = 0; row < PQntuples(rows); ++row) {
        KeyRow k;
        k.name = untrusted(rows, row, "name");
        k.tableQuoted = untrusted(rows, row, "table_quoted");
        k.referencedQuoted = untrusted(rows, row, "referenced_quoted");
        k.columns = untrusted(rows, row, "columns");
        k.partitioned = isTrue(rows, row, "partitioned");
        k.bytes = figureOf(rows, row, "bytes");
        k.rows = figureOf(rows, row, "known_rows");
        k.deleted = figureOf(rows, row, "deleted");
        k.updated = figureOf(rows, row, "updated");
        m_now.keys.push_back(std::move(k));
    }
}

void PostgresUpkeep::readSequences(const PGresult *rows, std::vector<Reading> &out)
{
    static const MetricId id(QStringLiteral("pg.sequence.used"));
    m_now.sequences.clear();
    if (!rows)
        return;
    std::optional<double> worst;
    for (int row = 0; row < PQntuples(rows); ++row) {
        SequenceRow s;
        s.quoted = untrusted(rows, row, "quoted");
        s.tableQuoted = untrusted(rows, row, "table_quoted");
        s.columnQuoted = untrusted(rows, row, "column_quoted");
        s.columnType = untrusted(rows, row, "column_type");
        s.identity = isTrue(rows, row, "identity");
        s.ends = figureOf(rows, row, "ends");
        s.columnEnds = figureOf(rows, row, "column_ends");
        s.sequenceEnds = figureOf(rows, row, "sequence_ends");
        s.lastValue = number(rows, row, "last_value");
        s.used = number(rows, row, "used");
        if (s.used)
            worst = std::max(worst.value_or(0), *s.used);
        m_now.sequences.push_back(std::move(s));
    }
    if (worst)
        out.emplace_back(id, *worst);
    else if (figureOf(rows, 0, "hidden") > 0)
        out.push_back(Reading::missing(id, NoValue::Permission));
    else
        out.push_back(Reading::missing(id, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "no sequence has given away a number"))));
}

void PostgresUpkeep::readBloat(const PGresult *rows)
{
    if (!rows)
        return; // what a page holds hardly changes
    m_rowsPerPage.clear();
    for (int row = 0; row < PQntuples(rows); ++row)
        if (const auto held = number(rows, row, "rows_per_page"))
            m_rowsPerPage[oidOf(rows, row, "oid")] = *held;
    if (m_rowsPerPage.empty() && PQntuples(rows) > 0)
        m_now.bloatPart = {NoValue::Permission, base::Untrusted(QCoreApplication::translate("watch", "the column statistics cannot be read, or were never made"))};
    applyBloat();
}

void PostgresUpkeep::applyBloat()
{
    const auto wasted = [this](quint32 oid, double bytes, std::optional<double> rows) -> std::optional<double> {
        const auto held = m_rowsPerPage.find(oid);
        if (held == m_rowsPerPage.end() || !rows)
            return {};
        return std::max(0.0, bytes - std::ceil(*rows / held->second) * m_page);
    };
    for (TableRow &t : m_now.tables)
        t.bloatBytes = wasted(t.oid, t.heapBytes, t.knownRows);
    for (IndexRow &i : m_now.indexes)
        i.bloatBytes = wasted(i.oid, i.bytes, i.knownRows);
}

void PostgresUpkeep::forget()
{
    *this = PostgresUpkeep(m_limits);
}

} // namespace watch
