// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The conditions of one statement, table by table. Those joined by AND narrow each other, so what is not understood of
// them can be left out; below OR and NOT nothing is taken. Pure; one thread.

#include "models/watch/statementfilter.h"
#include "models/watch/statementtokens.h"

namespace watch {

struct ConditionTable {
    QString schema, name;
    QString alias; // empty: it is called by its name
    std::vector<ComparedColumn> columns;
};

class StatementConditions {
public:
    void add(ConditionTable table) { m_tables.push_back(std::move(table)); }
    [[nodiscard]] std::size_t count() const { return m_tables.size(); }

    // Takes what is said about the tables from `begin` to before `end`, by their places.
    void read(StatementWords words, std::size_t begin, std::size_t end);
    void leaveOut() { m_whole = false; }

    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] std::vector<FilteredTable> filtered() const;

private:
    struct Column {
        std::size_t table = 0;
        QString name;
    };
    void readAll(StatementWords words, int depth);
    void readOne(StatementWords words, int depth);
    bool readCompared(StatementWords words);
    [[nodiscard]] std::optional<Column> column(StatementWords words) const; // the whole of the words
    bool take(const std::optional<Column> &column, bool equal, const std::optional<QString> &type);

    std::vector<ConditionTable> m_tables;
    std::size_t m_begin = 0, m_end = 0;
    bool m_whole = true;
};

} // namespace watch
