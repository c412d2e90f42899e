// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/statementconditions.h"

#include "models/watch/statementvalue.h"

#include <algorithm>

namespace watch {

namespace {

constexpr int kDeepestCondition = 40;

bool isRange(const StatementToken &t) { return t.isSymbol(u"<") || t.isSymbol(u"<=") || t.isSymbol(u">") || t.isSymbol(u">="); }
bool isName(const StatementToken &t) { return t.kind == StatementToken::Kind::Word || t.kind == StatementToken::Kind::Quoted; }

// Calls f(place) for each word that stands in no bracket and in no CASE.
template <class F>
void eachOutside(StatementWords words, F &&f)
{
    int cases = 0;
    for (std::size_t i = 0; i < words.size();) {
        const bool named = i > 0 && words[i - 1].isSymbol(u"."); // a column may be called like a keyword
        if (words[i].isSymbol(u"(") || words[i].isSymbol(u"[")) {
            i = std::max(behindBracket(words, i), i + 1);
            continue;
        }
        if (!named && words[i].isWord(u"case"))
            ++cases;
        else if (!named && words[i].isWord(u"end"))
            --cases;
        else if (!named && cases == 0)
            f(i);
        ++i;
    }
}

bool isBracketed(StatementWords words) { return words.size() > 2 && words[0].isSymbol(u"(") && behindBracket(words, 0) == words.size(); }
StatementWords inside(StatementWords words) { return words.subspan(1, words.size() - 2); }

} // namespace

std::vector<FilteredTable> StatementConditions::filtered() const
{
    std::vector<FilteredTable> out;
    for (const ConditionTable &t : m_tables)
        out.push_back({t.schema, t.name, t.columns});
    return out;
}

void StatementConditions::read(StatementWords words, std::size_t begin, std::size_t end)
{
    m_begin = begin;
    m_end = end;
    readAll(words, 0);
}

void StatementConditions::readAll(StatementWords words, int depth)
{
    bool either = false;
    int between = 0;
    std::vector<std::size_t> ends;
    eachOutside(words, [&](std::size_t i) {
        either = either || words[i].isWord(u"or");
        if (words[i].isWord(u"between"))
            ++between;
        else if (words[i].isWord(u"and") && between > 0)
            --between;
        else if (words[i].isWord(u"and"))
            ends.push_back(i);
    });
    if (either || depth > kDeepestCondition)
        return leaveOut();
    ends.push_back(words.size());
    std::size_t from = 0;
    for (const std::size_t end : ends) {
        readOne(words.subspan(from, end - from), depth);
        from = end + 1;
    }
}

void StatementConditions::readOne(StatementWords words, int depth)
{
    if (isBracketed(words))
        readAll(inside(words), depth + 1);
    else if (!readCompared(words))
        leaveOut();
}

bool StatementConditions::readCompared(StatementWords words)
{
    std::optional<std::size_t> at;
    eachOutside(words, [&](std::size_t i) {
        if (!at && (words[i].isSymbol(u"=") || isRange(words[i]) || words[i].isWord(u"between") || words[i].isWord(u"in")))
            at = i;
    });
    if (!at)
        return false;
    const StatementToken &op = words[*at];
    const StatementWords left = words.first(*at), right = words.subspan(*at + 1);
    const auto known = column(left);
    if (op.isWord(u"in"))
        return isBracketed(right) && take(known, true, statementValues(inside(right)));
    if (op.isWord(u"between")) {
        std::optional<std::size_t> middle;
        eachOutside(right, [&](std::size_t i) { middle = !middle && right[i].isWord(u"and") ? std::optional(i) : middle; });
        if (!middle)
            return false;
        const auto low = statementValue(right.first(*middle)), high = statementValue(right.subspan(*middle + 1));
        return low && high && *low == *high && take(known, false, low);
    }
    const bool equal = op.isSymbol(u"=");
    if (!known)
        return take(column(right), equal, statementValue(left));
    if (equal && right.size() > 3 && (right[0].isWord(u"any") || right[0].isWord(u"some")) && isBracketed(right.subspan(1)))
        return take(known, true, statementValue(inside(right.subspan(1))));
    return take(known, equal, statementValue(right));
}

std::optional<StatementConditions::Column> StatementConditions::column(StatementWords words) const
{
    if (words.empty() || words.size() > 5 || words.size() % 2 == 0)
        return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (i % 2 == 0 ? !isName(words[i]) : !words[i].isSymbol(u"."))
            return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        const ConditionTable &t = m_tables[i];
        const bool called = words.size() == 1 ? m_tables.size() == 1
            : words.size() == 3 ? words[0].text == (t.alias.isEmpty() ? t.name : t.alias)
                                : t.alias.isEmpty() && words[0].text == t.schema && words[2].text == t.name;
        if (called && found)
            return std::nullopt;
        if (called)
            found = i;
    }
    if (!found)
        return std::nullopt;
    return Column{*found, words.back().text};
}

bool StatementConditions::take(const std::optional<Column> &column, bool equal, const std::optional<QString> &type)
{
    if (!column || !type || column->table < m_begin || column->table >= m_end)
        return false;
    m_tables[column->table].columns.push_back({column->name, equal, *type});
    return true;
}

} // namespace watch
