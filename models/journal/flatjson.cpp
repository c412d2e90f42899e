// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/flatjson.h"

namespace journal {

namespace {

constexpr qint64 kMost = (qint64(1) << 53) - 1;
constexpr char kDigits[] = "0123456789abcdef";

// Two-character escape of a control character, quote or backslash; 0: none.
char shortEscape(char c)
{
    switch (c) {
    case '\b': return 'b';
    case '\t': return 't';
    case '\n': return 'n';
    case '\f': return 'f';
    case '\r': return 'r';
    case '"': return '"';
    case '\\': return '\\';
    default: return 0;
    }
}

char meaningOf(char escape)
{
    for (const char c : {'\b', '\t', '\n', '\f', '\r', '"', '\\'})
        if (shortEscape(c) == escape)
            return c;
    return 0;
}

class Cursor {
public:
    explicit Cursor(QByteArrayView bytes) : m_at(bytes.begin()), m_end(bytes.end()) {}

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool at(char c) const { return m_at != m_end && *m_at == c; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }

    // The inside of a string, up to and past its closing quote.
    std::optional<QByteArrayView> string(bool *escaped)
    {
        if (!take('"'))
            return std::nullopt;
        const char *const from = m_at;
        *escaped = false;
        while (m_at != m_end && *m_at != '"') {
            if (static_cast<unsigned char>(*m_at) < 0x20)
                return std::nullopt;
            if (*m_at++ != '\\')
                continue;
            *escaped = true;
            if (!escape())
                return std::nullopt;
        }
        const QByteArrayView inside(from, m_at);
        return take('"') ? std::optional(inside) : std::nullopt;
    }

    std::optional<qint64> number()
    {
        const bool negative = take('-');
        const char *const from = m_at;
        qint64 value = 0;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9') {
            value = value * 10 + (*m_at++ - '0');
            if (value > kMost)
                return std::nullopt;
        }
        if (m_at == from || (*from == '0' && (m_at - from > 1 || negative)))
            return std::nullopt;
        return negative ? -value : value;
    }

private:
    // After a backslash: the one way to escape what has to be escaped.
    bool escape()
    {
        if (m_at == m_end)
            return false;
        if (*m_at != 'u')
            return meaningOf(*m_at++) != 0;
        if (m_end - m_at < 5 || m_at[1] != '0' || m_at[2] != '0' || (m_at[3] != '0' && m_at[3] != '1'))
            return false;
        const auto *low = std::char_traits<char>::find(kDigits, 16, m_at[4]);
        if (!low || shortEscape(char((m_at[3] - '0') * 16 + (low - kDigits))))
            return false;
        m_at += 5;
        return true;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

QByteArray quoted(const QString &text)
{
    QByteArray out("\"");
    for (const char c : text.toUtf8()) {
        if (const char e = shortEscape(c))
            out.append('\\').append(e);
        else if (static_cast<unsigned char>(c) < 0x20)
            out.append("\\u00").append(kDigits[c >> 4]).append(kDigits[c & 15]);
        else
            out.append(c);
    }
    return out.append('"');
}

QByteArray flatJson(const FlatMembers &members)
{
    QByteArray out;
    for (const auto &[key, value] : members) {
        out.append(out.isEmpty() ? '{' : ',').append('"').append(key).append("\":");
        if (const auto *text = std::get_if<QString>(&value))
            out.append(quoted(*text));
        else
            out.append(QByteArray::number(std::get<qint64>(value)));
    }
    return out.isEmpty() ? QByteArray("{}") : out.append('}');
}

std::optional<FlatJson> FlatJson::parse(QByteArrayView bytes)
{
    Cursor c(bytes);
    if (!bytes.isValidUtf8() || !c.take('{'))
        return std::nullopt;
    FlatJson out;
    out.m_members.reserve(20);
    while (!c.at('}')) {
        if (!out.m_members.isEmpty() && !c.take(','))
            return std::nullopt;
        Member m;
        bool odd = false;
        const auto key = c.string(&odd);
        if (!key || odd || !c.take(':') || (!out.m_members.isEmpty() && *key <= out.m_members.constLast().key))
            return std::nullopt;
        m.key = *key;
        if (c.at('"')) {
            const auto raw = c.string(&m.escaped);
            if (!raw)
                return std::nullopt;
            m.raw = *raw;
            m.isText = true;
        } else {
            const auto number = c.number();
            if (!number)
                return std::nullopt;
            m.number = *number;
        }
        out.m_members.append(m);
    }
    c.take('}');
    return c.atEnd() ? std::optional(std::move(out)) : std::nullopt;
}

const FlatJson::Member *FlatJson::find(QByteArrayView key) const
{
    for (const Member &m : m_members)
        if (m.key == key)
            return &m;
    return nullptr;
}

QString FlatJson::unescaped(const Member &m)
{
    if (!m.escaped)
        return QString::fromUtf8(m.raw);
    QByteArray out;
    out.reserve(m.raw.size());
    for (qsizetype i = 0; i < m.raw.size(); ++i) {
        if (m.raw[i] != '\\') {
            out.append(m.raw[i]);
        } else if (m.raw[++i] == 'u') {
            out.append(char(m.raw.sliced(i + 1, 4).toByteArray().toInt(nullptr, 16)));
            i += 4;
        } else {
            out.append(meaningOf(m.raw[i]));
        }
    }
    return QString::fromUtf8(out);
}

QString FlatJson::text(QByteArrayView key) const
{
    const Member *m = find(key);
    return m && m->isText ? unescaped(*m) : QString();
}

std::optional<qint64> FlatJson::number(QByteArrayView key) const
{
    const Member *m = find(key);
    return m && !m->isText ? std::optional(m->number) : std::nullopt;
}

bool FlatJson::is(QByteArrayView key, QByteArrayView wanted) const
{
    const Member *m = find(key);
    if (!m)
        return wanted.isEmpty();
    return m->isText && (m->escaped ? unescaped(*m).toUtf8() == wanted : m->raw == wanted);
}

FlatMembers FlatJson::members() const
{
    FlatMembers out;
    for (const Member &m : m_members)
        out.emplace(m.key.toByteArray(), m.isText ? FlatValue(unescaped(m)) : FlatValue(m.number));
    return out;
}

} // namespace journal
