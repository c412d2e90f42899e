// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/statementvalue.h"

namespace watch {

namespace {

using namespace Qt::StringLiterals;

constexpr int kDeepest = 40; // brackets within brackets

class ValueReader {
public:
    explicit ValueReader(StatementWords words) : m_words(words) {}

    std::optional<QString> one()
    {
        auto type = expression();
        return m_at == m_words.size() ? type : std::nullopt;
    }
    std::optional<QString> several()
    {
        auto type = list();
        return m_at == m_words.size() ? type : std::nullopt;
    }

private:
    [[nodiscard]] bool word(QStringView w, std::size_t ahead = 0) const { return m_at + ahead < m_words.size() && m_words[m_at + ahead].isWord(w); }
    [[nodiscard]] bool symbol(QStringView s, std::size_t ahead = 0) const { return m_at + ahead < m_words.size() && m_words[m_at + ahead].isSymbol(s); }
    [[nodiscard]] bool constant(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_words.size() && m_words[m_at + ahead].kind == StatementToken::Kind::Constant;
    }
    bool pass(QStringView s)
    {
        const bool there = symbol(s);
        m_at += there ? 1 : 0;
        return there;
    }
    bool passWord(QStringView w)
    {
        const bool there = word(w);
        m_at += there ? 1 : 0;
        return there;
    }

    static bool isMoment(const QString &type) { return type == u"timestamptz" || type == u"timestamp" || type == u"date"; }
    static std::optional<QString> joined(const QString &a, const QString &b)
    {
        if (isMoment(a))
            return a;
        if (isMoment(b))
            return b;
        return a.isEmpty() && b.isEmpty() ? std::optional(QString()) : std::nullopt;
    }

    // Of one type, or none: nothing is known of a mixed one.
    std::optional<QString> list()
    {
        auto type = expression();
        while (type && pass(u","))
            if (const auto next = expression(); !next || *next != *type)
                return std::nullopt;
        return type;
    }

    std::optional<QString> expression()
    {
        if (++m_depth > kDeepest)
            return std::nullopt;
        auto type = operand();
        while (type && (symbol(u"+") || symbol(u"-") || symbol(u"*") || symbol(u"/") || symbol(u"||"))) {
            ++m_at;
            const auto other = operand();
            type = other ? joined(*type, *other) : std::nullopt;
        }
        --m_depth;
        return type;
    }

    std::optional<QString> operand()
    {
        while (symbol(u"+") || symbol(u"-"))
            ++m_at;
        auto type = primary();
        while (type && pass(u"::"))
            type = typeName();
        return type;
    }

    std::optional<QString> primary()
    {
        if (constant()) {
            ++m_at;
            return QString();
        }
        if (pass(u"(")) {
            auto type = expression();
            return pass(u")") ? type : std::nullopt;
        }
        if (word(u"cast") && symbol(u"(", 1))
            return castValue();
        if (word(u"array") && symbol(u"[", 1)) {
            m_at += 2;
            auto type = list();
            return pass(u"]") ? type : std::nullopt;
        }
        for (const QStringView moment : {u"now", u"transaction_timestamp", u"statement_timestamp"})
            if (word(moment) && symbol(u"(", 1) && symbol(u")", 2)) {
                m_at += 3;
                return u"timestamptz"_s;
            }
        if (passWord(u"current_date"))
            return u"date"_s;
        if (passWord(u"current_timestamp"))
            return u"timestamptz"_s;
        if (passWord(u"localtimestamp"))
            return u"timestamp"_s;
        // date '2026-01-01'
        if (word(u"date") || word(u"interval") || word(u"timestamp") || word(u"timestamptz")) {
            auto type = typeName();
            if (type && constant()) {
                ++m_at;
                return type;
            }
        }
        return std::nullopt;
    }

    std::optional<QString> castValue()
    {
        m_at += 2;
        if (!expression() || !passWord(u"as"))
            return std::nullopt;
        auto type = typeName();
        return pass(u")") ? type : std::nullopt;
    }

    [[nodiscard]] bool named() const
    {
        return m_at < m_words.size() && (m_words[m_at].kind == StatementToken::Kind::Word || m_words[m_at].kind == StatementToken::Kind::Quoted);
    }

    // Without its size; an array by what it holds.
    std::optional<QString> typeName()
    {
        if (!named())
            return std::nullopt;
        QString type = m_words[m_at++].text;
        if (pass(u".")) {
            if (!named())
                return std::nullopt;
            type = m_words[m_at++].text;
        }
        if (type == u"double" && passWord(u"precision"))
            type = u"float8"_s;
        else if (type == u"character")
            type = passWord(u"varying") ? u"varchar"_s : u"bpchar"_s;
        if (symbol(u"(") && constant(1)) {
            const std::size_t end = behindBracket(m_words, m_at);
            if (end == 0)
                return std::nullopt;
            m_at = end;
        }
        if ((word(u"with") || word(u"without")) && word(u"time", 1) && word(u"zone", 2)) {
            type += word(u"with") ? u"tz"_s : QString();
            m_at += 3;
        }
        while (symbol(u"[") && (symbol(u"]", 1) || (constant(1) && symbol(u"]", 2))))
            m_at += symbol(u"]", 1) ? 2 : 3;
        return type;
    }

    StatementWords m_words;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

std::optional<QString> statementValue(StatementWords words)
{
    return ValueReader(words).one();
}

std::optional<QString> statementValues(StatementWords words)
{
    return ValueReader(words).several();
}

} // namespace watch
