// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/neededindex.h"

#include "models/watch/statementfilter.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace watch {

namespace {

using Telling = ScanRow::Telling;
using namespace Qt::StringLiterals;

constexpr std::size_t kMostColumns = 3;
constexpr std::size_t kMostIndexes = 3;      // of a table
constexpr std::size_t kMostNamed = 5;        // statements of an index
constexpr double kFewRows = 10;              // no more column makes it better
constexpr double kFewestValues = 3;          // a column with less takes room and tells little
constexpr double kWidest = 200;              // bytes; a B-tree refuses values of some thousand
constexpr double kRangeValues = 20;          // fewer make no range
constexpr double kFarAbove = 3;              // times the average: values are not even

// Types that compare with each other by the same kind of index.
bool comparesAs(const QString &cast, const QString &column)
{
    static const std::array<QStringList, 4> families{
        QStringList{u"int2"_s, u"int4"_s, u"int8"_s, u"smallint"_s, u"integer"_s, u"int"_s, u"bigint"_s},
        QStringList{u"text"_s, u"varchar"_s, u"name"_s},
        QStringList{u"date"_s, u"timestamp"_s, u"timestamptz"_s},
        QStringList{u"float4"_s, u"float8"_s, u"real"_s, u"float"_s},
    };
    static const QHash<QString, QString> names{{u"boolean"_s, u"bool"_s}, {u"decimal"_s, u"numeric"_s}, {u"char"_s, u"bpchar"_s}};
    return cast.isEmpty() || names.value(cast, cast) == column
        || std::ranges::any_of(families, [&](const QStringList &f) { return f.contains(cast) && f.contains(column); });
}

struct Choice {
    Telling telling = Telling::NotUnderstood;
    std::vector<int> columns; // numbers
    bool range = false;
    bool partly = false;
    double share = 1, commonest = 1; // of the rows: on average, and of the most frequent values
};

class TableReader {
public:
    TableReader(const ScannedTable &table, const AdviceLimits &limits) : m_table(table), m_limits(limits) {}

    [[nodiscard]] bool isMeant(const FilteredTable &t) const
    {
        return t.name == m_table.name && (t.schema.isEmpty() ? m_table.alone : t.schema == m_table.schema);
    }
    // By this name, but perhaps another one.
    [[nodiscard]] bool mayBeMeant(const FilteredTable &t) const { return t.name == m_table.name && t.schema.isEmpty(); }

    void add(const CountedStatement &statement, const StatementFilter &filter)
    {
        if (filter.reading == StatementFilter::Reading::NotUnderstood || statement.cut) {
            const bool named = filter.names.isEmpty() ? statement.text.contains(m_table.name, Qt::CaseInsensitive) : filter.names.contains(m_table.name);
            if (named)
                m_told.insert(Telling::NotUnderstood);
            return;
        }
        for (const FilteredTable &t : filter.tables) {
            if (!isMeant(t)) {
                if (mayBeMeant(t))
                    m_told.insert(Telling::NotUnderstood);
                continue;
            }
            const Choice choice = chosen(t, filter);
            m_told.insert(choice.telling);
            if (choice.telling == Telling::Index)
                group(choice, statement);
        }
    }

    [[nodiscard]] std::vector<ScanRow> rows(bool told)
    {
        std::vector<ScanRow> out;
        for (const Group &g : best())
            out.push_back(rowOf(g));
        if (!out.empty())
            return out;
        ScanRow none;
        none.tableOid = m_table.oid;
        none.telling = !told ? Telling::NotInstalled : m_told.empty() ? Telling::NoStatement : *m_told.begin(); // in the order of Telling
        return {none};
    }

private:
    struct Group {
        Choice choice;
        double milliseconds = 0, calls = 0;
        std::vector<const CountedStatement *> statements;

        void take(const CountedStatement &s)
        {
            if (std::ranges::find(statements, &s) != statements.end())
                return;
            statements.push_back(&s);
            milliseconds += s.milliseconds;
            calls += s.calls;
        }
    };

    [[nodiscard]] const ScannedColumn &at(int number) const { return *std::ranges::find(m_table.columns, number, &ScannedColumn::number); }
    [[nodiscard]] double distinct(int number) const
    {
        const double said = at(number).distinct.value_or(0);
        return std::max(said < 0 ? -said * m_table.rows : said, 1.0);
    }
    [[nodiscard]] double share(int number) const { return (1 - at(number).nulls) / distinct(number); }

    // What of the comparisons an index can serve.
    [[nodiscard]] std::pair<std::vector<int>, std::vector<int>> compared(const FilteredTable &t) const
    {
        std::set<int> equal, range;
        for (const ComparedColumn &c : t.columns) {
            const auto column = std::ranges::find(m_table.columns, c.name, &ScannedColumn::name);
            if (column != m_table.columns.end() && column->ordered && column->width <= kWidest && comparesAs(c.type, column->type))
                (c.equal ? equal : range).insert(column->number);
        }
        for (const int number : equal)
            range.erase(number);
        return {{equal.begin(), equal.end()}, {range.begin(), range.end()}};
    }

    [[nodiscard]] Choice chosen(const FilteredTable &t, const StatementFilter &filter) const
    {
        Choice out;
        auto [equal, range] = compared(t);
        if (equal.empty() && range.empty()) {
            out.telling = t.columns.empty() && filter.whole && !filter.first ? Telling::NotFiltered : Telling::NotUnderstood;
            return out;
        }
        const auto serving = [&](const ScannedIndex &i) { return serves(i, equal, range); };
        if (const auto there = found(serving)) {
            out.telling = *there;
            return out;
        }
        const auto unknown = [this](int number) { return !at(number).distinct; };
        std::erase_if(equal, unknown);
        std::erase_if(range, unknown);
        if (equal.empty() && range.empty()) {
            out.telling = Telling::NoStatistics;
            return out;
        }
        choose(equal, range, out);
        if (out.telling == Telling::FewValues && filter.first)
            out.telling = Telling::NotUnderstood; // an index in its order may help
        return out;
    }

    void choose(std::vector<int> equal, const std::vector<int> &range, Choice &out) const
    {
        std::ranges::sort(equal, {}, [this](int number) { return std::pair(-distinct(number), number); });
        for (const int number : equal) {
            if (out.columns.size() == kMostColumns || out.share * m_table.rows <= kFewRows || distinct(number) < kFewestValues)
                break;
            out.columns.push_back(number);
            out.share *= share(number);
            out.commonest *= std::max(at(number).commonest.value_or(0), share(number));
        }
        const std::size_t equals = out.columns.size();
        const bool few = 100 * out.share > m_limits.indexShare;
        const auto widest = std::ranges::max_element(range, {}, [this](int number) { return distinct(number); });
        const bool ranged = widest != range.end() && distinct(*widest) >= (out.columns.empty() ? 100 / std::max(m_limits.indexShare, 0.01) : kRangeValues);
        if (ranged && out.columns.size() < kMostColumns && out.share * m_table.rows > kFewRows) {
            out.columns.push_back(*widest);
            out.range = few;
        }
        if (few && !out.range) {
            out.telling = Telling::FewValues;
            return;
        }
        const auto beginning = [&](const ScannedIndex &i) { return i.begins(out.columns, equals); };
        out.telling = found(beginning).value_or(Telling::Index);
        out.partly = out.telling == Telling::Index && std::ranges::any_of(m_table.indexes, beginning); // one of another kind
    }

    // Whether an index of all rows does: one that is ready, or one that is not.
    template <class F>
    [[nodiscard]] std::optional<Telling> found(F &&does) const
    {
        std::optional<Telling> out;
        for (const ScannedIndex &i : m_table.indexes)
            if (i.kind != ScannedIndex::Kind::Other && does(i))
                out = i.ready || out == Telling::Served ? Telling::Served : Telling::NotReady;
        return out;
    }

    // Whether it finds few enough rows by the columns it begins with, or has all of those that are compared.
    [[nodiscard]] bool serves(const ScannedIndex &index, const std::vector<int> &equal, const std::vector<int> &range) const
    {
        const auto [equals, all] = index.use(equal, range);
        const auto first = std::span(index.keys).first(equals);
        const bool known = std::ranges::all_of(first, [this](int number) { return at(number).distinct.has_value(); });
        double part = 1;
        for (const int number : first)
            part *= share(number);
        return all > 0 && (all == equal.size() + range.size() || (equals > 0 && (!known || 100 * part <= m_limits.indexShare)));
    }

    void group(const Choice &choice, const CountedStatement &statement)
    {
        Group &g = m_groups[choice.columns];
        if (g.statements.empty() || (g.choice.range && !choice.range))
            g.choice = choice;
        g.take(statement);
    }

    // Most time first. An index serves also those who ask for the columns it begins with.
    [[nodiscard]] std::vector<Group> best() const
    {
        std::vector<Group> all;
        for (const auto &[columns, g] : m_groups)
            all.push_back(g);
        std::vector<Group> out;
        while (!all.empty() && out.size() < kMostIndexes) {
            const auto first = std::ranges::max_element(all, {}, &Group::milliseconds);
            Group g = *first;
            all.erase(first);
            std::erase_if(all, [&g](const Group &other) {
                const bool begins = other.choice.columns.size() < g.choice.columns.size()
                    && std::ranges::equal(other.choice.columns, std::span(g.choice.columns).first(other.choice.columns.size()));
                for (const CountedStatement *s : begins ? other.statements : std::vector<const CountedStatement *>())
                    g.take(*s);
                return begins;
            });
            out.push_back(std::move(g));
        }
        return out;
    }

    [[nodiscard]] ScanRow rowOf(const Group &g) const
    {
        ScanRow row;
        row.tableOid = m_table.oid;
        QStringList names;
        double width = 8; // of the head of an entry
        for (const int number : g.choice.columns) {
            names << at(number).quoted.raw();
            width += std::ceil(at(number).width / 8) * 8;
        }
        row.columns = base::Untrusted(names.join(u", "_s));
        row.range = g.choice.range;
        row.found = 100 * g.choice.share;
        if (g.choice.commonest > kFarAbove * g.choice.share && 100 * g.choice.commonest > m_limits.indexShare)
            row.commonest = 100 * g.choice.commonest;
        row.partly = g.choice.partly;
        row.bytes = m_table.rows * (width + 4) / 0.9; // its place on the page, and the fill factor of a B-tree
        row.calls = g.calls;
        auto statements = g.statements;
        std::ranges::sort(statements, [](const CountedStatement *a, const CountedStatement *b) { return std::tie(b->milliseconds, a->query) < std::tie(a->milliseconds, b->query); });
        for (const CountedStatement *s : statements)
            if (row.statements.size() < kMostNamed)
                row.statements.push_back({s->query, s->calls, s->milliseconds / std::max(s->calls, 1.0)});
        return row;
    }

    const ScannedTable &m_table;
    const AdviceLimits &m_limits;
    std::map<std::vector<int>, Group> m_groups;
    std::set<Telling> m_told;
};

} // namespace

std::vector<ScanRow> neededIndexes(const ScannedTables &seen, const AdviceLimits &limits)
{
    std::vector<TableReader> tables;
    for (const ScannedTable &t : seen.tables)
        tables.emplace_back(t, limits);
    for (const CountedStatement &s : seen.statements) {
        const StatementFilter filter = readStatementFilter(s.text);
        if (filter.reading == StatementFilter::Reading::Elsewhere)
            continue;
        for (TableReader &t : tables)
            t.add(s, filter);
    }
    std::vector<ScanRow> out;
    for (TableReader &t : tables)
        std::ranges::move(t.rows(seen.told), std::back_inserter(out));
    return out;
}

} // namespace watch
