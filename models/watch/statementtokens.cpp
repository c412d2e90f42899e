// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/statementtokens.h"

#include <algorithm>

namespace watch {

namespace {

using TokenKind = StatementToken::Kind;

bool isBlank(QChar c) { return c == u' ' || (c >= u'\t' && c <= u'\r'); }
bool isFigure(QChar c) { return c >= u'0' && c <= u'9'; }
bool beginsName(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c.unicode() >= 0x80; }
bool goesOnName(QChar c) { return beginsName(c) || isFigure(c) || c == u'$'; }
bool isOperator(QChar c) { return QStringView(u"+-*/<>=~!@#%^&|`?").contains(c); }

// Only what the server folds in every encoding.
QString folded(QStringView word)
{
    QString out = word.toString();
    for (QChar &c : out)
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + 32);
    return out;
}

class StatementScanner {
public:
    explicit StatementScanner(QStringView text) : m_text(text) {}

    std::optional<std::vector<StatementToken>> all()
    {
        while (!m_broken && m_at < m_text.size())
            one();
        if (m_broken)
            return std::nullopt;
        return std::move(m_out);
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }
    [[nodiscard]] bool here(QStringView what) const { return m_text.mid(m_at).startsWith(what); }
    void add(TokenKind kind, QString text = {}) { m_out.push_back({kind, std::move(text)}); }

    void one()
    {
        const QChar c = peek();
        if (isBlank(c))
            ++m_at;
        else if (here(u"--"))
            lineComment();
        else if (here(u"/*"))
            blockComment();
        else if (c == u'\'')
            text(false);
        else if (c == u'"')
            quotedName();
        else if (c == u'$')
            dollar();
        else if (isFigure(c) || (c == u'.' && isFigure(peek(1))))
            numeral();
        else if (beginsName(c))
            word();
        else if (isOperator(c))
            operators();
        else
            symbol();
    }

    void lineComment()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end + 1;
    }

    void blockComment()
    {
        int depth = 0;
        while (m_at < m_text.size()) {
            if (here(u"/*")) {
                ++depth;
                m_at += 2;
            } else if (here(u"*/")) {
                m_at += 2;
                if (--depth == 0)
                    return;
            } else {
                ++m_at;
            }
        }
        m_broken = true;
    }

    // From the opening quote on.
    void text(bool backslashes)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (backslashes && peek() == u'\\') {
                ++m_at;
            } else if (peek() == u'\'') {
                if (peek(1) != u'\'') {
                    ++m_at;
                    return add(TokenKind::Constant);
                }
                ++m_at;
            }
        }
        m_broken = true;
    }

    void quotedName()
    {
        QString name;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (peek() == u'"') {
                if (peek(1) != u'"') {
                    ++m_at;
                    return add(TokenKind::Quoted, name);
                }
                ++m_at;
            }
            name += peek();
        }
        m_broken = true;
    }

    void dollar()
    {
        qsizetype end = m_at + 1;
        if (isFigure(peek(1))) {
            while (end < m_text.size() && isFigure(m_text[end]))
                ++end;
            m_at = end;
            return add(TokenKind::Constant);
        }
        while (end < m_text.size() && m_text[end] != u'$' && goesOnName(m_text[end]))
            ++end;
        if (end >= m_text.size() || m_text[end] != u'$') {
            m_broken = true;
            return;
        }
        const QStringView tag = m_text.mid(m_at, end + 1 - m_at);
        const qsizetype closing = m_text.indexOf(tag, end + 1);
        m_broken = closing < 0;
        m_at = closing + tag.size();
        add(TokenKind::Constant);
    }

    void numeral()
    {
        bool power = false;
        while (m_at < m_text.size()) {
            const QChar c = peek();
            const bool sign = power && (c == u'+' || c == u'-');
            if (!sign && !isFigure(c) && c != u'.' && !beginsName(c))
                break;
            power = c == u'e' || c == u'E';
            ++m_at;
        }
        add(TokenKind::Constant);
    }

    void word()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && goesOnName(peek()))
            ++m_at;
        QString name = folded(m_text.mid(from, m_at - from));
        if (name == u"u" && peek() == u'&' && (peek(1) == u'"' || peek(1) == u'\''))
            m_broken = true;
        else if (peek() == u'\'' && (name == u"e" || name == u"b" || name == u"x" || name == u"n"))
            text(name == u"e");
        else
            add(TokenKind::Word, std::move(name));
    }

    // The longest run; one that ends with a sign is an operator of its own only with one of ~!@#%^&|`?
    void operators()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isOperator(m_text[end]) && !m_text.mid(end).startsWith(u"--") && !m_text.mid(end).startsWith(u"/*"))
            ++end;
        QStringView run = m_text.mid(m_at, end - m_at);
        const bool free = std::ranges::any_of(run, [](QChar c) { return QStringView(u"~!@#%^&|`?").contains(c); });
        while (!free && run.size() > 1 && (run.back() == u'+' || run.back() == u'-'))
            run.chop(1);
        m_at += run.size();
        add(TokenKind::Symbol, run.toString());
    }

    void symbol()
    {
        const qsizetype size = here(u"::") ? 2 : 1;
        add(TokenKind::Symbol, m_text.mid(m_at, size).toString());
        m_at += size;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_broken = false;
    std::vector<StatementToken> m_out;
};

} // namespace

std::optional<std::vector<StatementToken>> statementTokens(QStringView text)
{
    return StatementScanner(text).all();
}

std::size_t behindBracket(StatementWords words, std::size_t at)
{
    int depth = 0;
    for (; at < words.size(); ++at) {
        if (words[at].isSymbol(u"(") || words[at].isSymbol(u"["))
            ++depth;
        else if ((words[at].isSymbol(u")") || words[at].isSymbol(u"]")) && --depth == 0)
            return at + 1;
    }
    return 0;
}

} // namespace watch
