// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/scalars.h"

#include "models/environment/words.h"

namespace environment {

namespace {

// Walks over SQL text: skips what is not code (quoted text, comments), so that only real semicolons are seen.
class SqlWalk {
public:
    explicit SqlWalk(const QString &sql) : m_sql(sql) {}
    [[nodiscard]] bool atEnd() const { return m_at >= m_sql.size(); }

    // The next character of code, or a null character where a comment or white space was.
    QChar next()
    {
        const QChar c = m_sql[m_at];
        if (startsWith(u"--")) {
            skipTo(u"\n");
            return {};
        }
        if (startsWith(u"/*")) {
            skipComment();
            return {};
        }
        if (c == QLatin1Char('\'') || c == QLatin1Char('"'))
            skipQuoted(c);
        else if (c == QLatin1Char('$') && skipDollarQuoted())
            return c;
        else
            ++m_at;
        m_word = c.isLetterOrNumber() || c == QLatin1Char('_');
        m_escapes = c.toLower() == QLatin1Char('e');
        return c.isSpace() ? QChar() : c;
    }

private:
    bool startsWith(QStringView what) const { return QStringView(m_sql).mid(m_at).startsWith(what); }

    void skipTo(QStringView what)
    {
        const qsizetype found = m_sql.indexOf(what, m_at);
        m_at = found < 0 ? m_sql.size() : found + what.size();
    }

    void skipComment() // nests in PostgreSQL
    {
        int depth = 0;
        do {
            if (startsWith(u"/*")) {
                ++depth;
                m_at += 2;
            } else if (startsWith(u"*/")) {
                --depth;
                m_at += 2;
            } else {
                ++m_at;
            }
        } while (depth > 0 && !atEnd());
    }

    void skipQuoted(QChar quote)
    {
        for (++m_at; !atEnd(); ++m_at) {
            if (m_escapes && quote == QLatin1Char('\'') && m_sql[m_at] == QLatin1Char('\\'))
                ++m_at;
            else if (m_sql[m_at] == quote && m_at + 1 < m_sql.size() && m_sql[m_at + 1] == quote)
                ++m_at;
            else if (m_sql[m_at] == quote) {
                ++m_at;
                return;
            }
        }
        m_at = m_sql.size();
    }

    bool skipDollarQuoted()
    {
        if (m_word)
            return false;
        qsizetype end = m_at + 1;
        while (end < m_sql.size() && (m_sql[end].isLetterOrNumber() || m_sql[end] == QLatin1Char('_')))
            ++end;
        if (end >= m_sql.size() || m_sql[end] != QLatin1Char('$') || m_sql[m_at + 1].isDigit())
            return false;
        const QString tag = m_sql.mid(m_at, end + 1 - m_at);
        m_at = end + 1;
        skipTo(tag);
        m_word = false;
        return true;
    }

    const QString &m_sql;
    qsizetype m_at = 0;
    bool m_word = false;    // the last character belongs to a word: a $ after it starts no quote
    bool m_escapes = false; // the last character was the e of E'...'
};

} // namespace

// Said early and kindly; what enforces it is the extended protocol, in which a server refuses several statements.
Parsed<QString> parseOneStatement(const QString &sql)
{
    SqlWalk walk(sql);
    bool code = false;
    bool ended = false;
    while (!walk.atEnd()) {
        const QChar c = walk.next();
        if (c.isNull())
            continue;
        if (c == QLatin1Char(';')) {
            ended = true;
        } else if (ended) {
            return std::unexpected(Mistake{Words::tr("there is a second statement after ';'"),
                                           Words::tr("write one statement; the server is sent one at a time")});
        } else {
            code = true;
        }
    }
    if (!code)
        return std::unexpected(Mistake{Words::tr("there is no statement"), Words::tr("write one that returns a number")});
    return sql;
}

} // namespace environment
