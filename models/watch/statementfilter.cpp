// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/statementfilter.h"

#include "models/watch/firstrows.h"
#include "models/watch/statementconditions.h"

#include <algorithm>

namespace watch {

namespace {

bool isOneOf(const StatementToken &token, std::initializer_list<QStringView> words)
{
    return token.kind == StatementToken::Kind::Word && std::ranges::find(words, QStringView(token.text)) != words.end();
}

bool endsFrom(const StatementToken &t)
{
    return isOneOf(t, {u"where", u"group", u"having", u"order", u"limit", u"offset", u"fetch", u"for", u"window", u"returning"});
}

// What stands behind a table and is not its other name.
bool isNoAlias(const StatementToken &t)
{
    return endsFrom(t) || isOneOf(t, {u"join", u"inner", u"left", u"right", u"full", u"cross", u"natural", u"on", u"using", u"set", u"tablesample", u"as", u"from"});
}

class FilterReader {
public:
    explicit FilterReader(StatementWords words) : m_words(words) {}

    // False: it is not understood.
    bool read()
    {
        if (m_words[0].isWord(u"select"))
            return select();
        return m_words[0].isWord(u"update") ? update() : remove();
    }
    std::vector<FilteredTable> tables() { return m_conditions.filtered(); }
    [[nodiscard]] bool whole() const { return m_conditions.whole(); }

private:
    [[nodiscard]] bool more() const { return m_at < m_words.size(); }
    [[nodiscard]] bool word(QStringView w, std::size_t ahead = 0) const { return m_at + ahead < m_words.size() && m_words[m_at + ahead].isWord(w); }
    [[nodiscard]] bool symbol(QStringView s) const { return more() && m_words[m_at].isSymbol(s); }
    bool pass(QStringView w)
    {
        const bool there = word(w);
        m_at += there ? 1 : 0;
        return there;
    }

    bool select()
    {
        return toFrom() && fromList() && rest();
    }

    bool update()
    {
        m_at = 1;
        if (!item())
            return false;
        if (!pass(u"set"))
            return false;
        const std::size_t behind = m_at;
        if (toFrom())
            return fromList() && rest();
        m_at = behind;
        toClause();
        return rest();
    }

    bool remove()
    {
        m_at = 1;
        if (!pass(u"from") || !item())
            return false;
        if (pass(u"using") && !fromList())
            return false;
        return rest();
    }

    // Behind the FROM of this level: not that of IS DISTINCT FROM, nor a column of that name.
    bool toFrom()
    {
        for (; more(); step()) {
            if (!word(u"from") || m_at == 0)
                continue;
            const StatementToken &before = m_words[m_at - 1];
            const bool distinct = before.isWord(u"distinct") && m_at > 1 && (m_words[m_at - 2].isWord(u"is") || m_words[m_at - 2].isWord(u"not"));
            if (before.isSymbol(u".") || before.isWord(u"as") || distinct)
                continue;
            ++m_at;
            return true;
        }
        return false;
    }

    // Over one word, or all that stands between two brackets.
    void step()
    {
        if (symbol(u"(") || symbol(u"["))
            m_at = behindBracket(m_words, m_at);
        else
            ++m_at;
    }

    void toClause()
    {
        while (more() && !(endsFrom(m_words[m_at]) && !m_words[m_at - 1].isSymbol(u".") && !m_words[m_at - 1].isWord(u"as")))
            step();
    }

    // WHERE, and nothing that begins another statement.
    bool rest()
    {
        if (!more() || !pass(u"where"))
            return !more() || endsFrom(m_words[m_at]);
        const std::size_t from = m_at;
        toClause();
        m_conditions.read(m_words.subspan(from, m_at - from), 0, m_conditions.count());
        return true;
    }

    bool name(QString *out)
    {
        if (!more() || m_words[m_at].kind == StatementToken::Kind::Constant || m_words[m_at].kind == StatementToken::Kind::Symbol || isNoAlias(m_words[m_at])
            || word(u"lateral") || word(u"select") || word(u"only"))
            return false;
        *out = m_words[m_at++].text;
        return true;
    }

    // [ONLY] [schema.]table [*] [[AS] alias]
    bool item()
    {
        pass(u"only");
        ConditionTable table;
        if (!name(&table.name))
            return false;
        if (symbol(u".")) {
            ++m_at;
            table.schema = table.name;
            if (!name(&table.name) || symbol(u"."))
                return false;
        }
        if (symbol(u"*"))
            ++m_at;
        if (symbol(u"(") || word(u"tablesample"))
            return false;
        const bool said = pass(u"as");
        if (more() && (m_words[m_at].kind == StatementToken::Kind::Quoted || (m_words[m_at].kind == StatementToken::Kind::Word && !isNoAlias(m_words[m_at])))) {
            table.alias = m_words[m_at++].text;
            if (symbol(u"("))
                return false;
        } else if (said) {
            return false;
        }
        if (word(u"tablesample"))
            return false;
        m_conditions.add(table);
        return true;
    }

    enum class Join { None, Inner, Cross, Left, Right, Full, Unknown };
    Join join()
    {
        if (word(u"natural"))
            return Join::Unknown;
        if (pass(u"join"))
            return Join::Inner;
        for (const auto &[w, kind] : {std::pair(u"inner", Join::Inner), std::pair(u"cross", Join::Cross)})
            if (word(w))
                return ++m_at, pass(u"join") ? kind : Join::Unknown;
        for (const auto &[w, kind] : {std::pair(u"left", Join::Left), std::pair(u"right", Join::Right), std::pair(u"full", Join::Full)})
            if (word(w)) {
                ++m_at;
                pass(u"outer");
                return pass(u"join") ? kind : Join::Unknown;
            }
        return Join::None;
    }

    bool fromList()
    {
        do {
            const std::size_t first = m_conditions.count();
            if (!item())
                return false;
            for (Join kind = join(); kind != Join::None; kind = join())
                if (kind == Join::Unknown || !item() || (kind != Join::Cross && !joined(kind, first)))
                    return false;
        } while (passComma());
        return !more() || endsFrom(m_words[m_at]);
    }

    bool passComma()
    {
        const bool there = symbol(u",");
        m_at += there ? 1 : 0;
        return there;
    }

    // An outer join keeps the rows of one side whatever its condition says about them.
    bool joined(Join kind, std::size_t first)
    {
        if (pass(u"using")) {
            if (!symbol(u"("))
                return false;
            step();
            if (word(u"as"))
                return false;
            m_conditions.leaveOut();
            return true;
        }
        if (!pass(u"on"))
            return false;
        const std::size_t from = m_at;
        while (more() && !endsOn())
            step();
        const std::size_t count = m_conditions.count();
        const std::size_t begin = kind == Join::Left ? count - 1 : first;
        const std::size_t end = kind == Join::Full ? begin : kind == Join::Right ? count - 1 : count;
        m_conditions.read(m_words.subspan(from, m_at - from), begin, end);
        return true;
    }

    [[nodiscard]] bool endsOn() const
    {
        if (m_words[m_at - 1].isSymbol(u"."))
            return false;
        const bool side = word(u"left") || word(u"right") || word(u"full"); // left() is a function, too
        return symbol(u",") || endsFrom(m_words[m_at]) || word(u"join") || word(u"inner") || word(u"cross") || word(u"natural")
            || (side && (word(u"join", 1) || word(u"outer", 1)));
    }

    StatementWords m_words;
    std::size_t m_at = 0;
    StatementConditions m_conditions;
};

// Whether the brackets close, and nothing within is a statement of its own.
bool isPlain(StatementWords words)
{
    int depth = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const StatementToken &t = words[i];
        const bool opens = t.isSymbol(u"(") || t.isSymbol(u"[");
        const bool closes = t.isSymbol(u")") || t.isSymbol(u"]");
        if (closes && depth == 0)
            return false;
        depth += int(opens) - int(closes);
        if (opens && i + 1 < words.size() && isOneOf(words[i + 1], {u"with", u"values", u"table"}))
            return false;
        if ((i > 0 && t.isWord(u"select")) || isOneOf(t, {u"union", u"intersect", u"except", u"into"}) || t.isSymbol(u";"))
            return false;
    }
    return depth == 0;
}

} // namespace

StatementFilter readStatementFilter(QStringView text)
{
    StatementFilter out;
    auto tokens = statementTokens(text);
    if (!tokens) {
        out.reading = StatementFilter::Reading::NotUnderstood;
        return out;
    }
    while (!tokens->empty() && tokens->back().isSymbol(u";"))
        tokens->pop_back();
    if (tokens->empty())
        return out;
    for (const StatementToken &t : *tokens)
        if (t.kind == StatementToken::Kind::Word || t.kind == StatementToken::Kind::Quoted)
            out.names << t.text;
    const bool looks = isOneOf(tokens->front(), {u"select", u"update", u"delete"});
    if (!looks) {
        const bool within = tokens->front().isSymbol(u"(") || out.names.contains(u"select") || isOneOf(tokens->front(), {u"merge"});
        out.reading = within ? StatementFilter::Reading::NotUnderstood : StatementFilter::Reading::Elsewhere;
        return out;
    }
    FilterReader reader(*tokens);
    out.reading = isPlain(*tokens) && reader.read() ? StatementFilter::Reading::Understood : StatementFilter::Reading::NotUnderstood;
    if (out.reading != StatementFilter::Reading::Understood)
        return out;
    out.tables = reader.tables();
    out.whole = reader.whole();
    out.first = wantsFirstRows(*tokens);
    return out;
}

} // namespace watch
