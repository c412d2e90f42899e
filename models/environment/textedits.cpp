// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/textedits.h"

#include <algorithm>
#include <tuple>

namespace environment {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// Behind the quote that closes the one at `at`.
std::optional<qsizetype> quotedEnd(const QByteArray &text, qsizetype at)
{
    const char quote = text[at];
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote && quote == '\'' && i + 1 < text.size() && text[i + 1] == quote)
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return {};
}

std::optional<qsizetype> bracketEnd(const QByteArray &text, qsizetype at)
{
    int depth = 0;
    for (qsizetype i = at; i < text.size(); ++i) {
        const char c = text[i];
        const bool fresh = i == at || QByteArrayView(" \t\n[{,:").contains(text[i - 1]);
        if ((c == '"' || c == '\'') && fresh) {
            const auto end = quotedEnd(text, i);
            if (!end)
                return {};
            i = *end - 1;
        } else if (c == '#' && QByteArrayView(" \t\n").contains(text[i - 1])) {
            return {};
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return {};
}

} // namespace

TextEdits::TextEdits(QByteArray text) : m_text(std::move(text))
{
    for (qsizetype at = 0; at < m_text.size();) {
        m_starts.push_back(at);
        const qsizetype end = m_text.indexOf('\n', at);
        at = end < 0 ? m_text.size() : end + 1;
    }
}

qsizetype TextEdits::startOf(int line) const
{
    return line > lines() ? m_text.size() : m_starts[std::size_t(std::max(1, line) - 1)];
}

QByteArrayView TextEdits::line(int line) const
{
    return QByteArrayView(m_text).sliced(startOf(line), startOf(line + 1) - startOf(line));
}

bool TextEdits::isBlankOrComment(int number) const
{
    const QByteArrayView text = line(number).trimmed();
    return text.isEmpty() || text.startsWith('#');
}

bool TextEdits::isComment(int number) const
{
    return line(number).trimmed().startsWith('#');
}

int TextEdits::indentOf(int number) const
{
    const QByteArrayView text = line(number);
    int indent = 0;
    while (indent < text.size() && text[indent] == ' ')
        ++indent;
    return indent;
}

qsizetype TextEdits::offsetOf(const Node &node) const
{
    qsizetype at = startOf(node.line);
    if (node.line == 1 && m_text.startsWith("\xef\xbb\xbf"))
        at += 3;
    for (int characters = 1; characters < node.column && at < m_text.size();) {
        ++at;
        while (at < m_text.size() && isContinuation(m_text[at]))
            ++at;
        ++characters;
    }
    return at;
}

std::optional<qsizetype> TextEdits::endOf(const Node &value) const
{
    const qsizetype at = offsetOf(value);
    if (at >= m_text.size())
        return {};
    const char first = m_text[at];
    if (value.kind == Node::Kind::Scalar) {
        if (first == '"' || first == '\'')
            return quotedEnd(m_text, at);
        const QByteArray word = value.text.toUtf8();
        const bool there = !word.isEmpty() && !word.contains('\n') && QByteArrayView(m_text).sliced(at).startsWith(word);
        return there ? std::optional(at + word.size()) : std::nullopt;
    }
    return first == '{' || first == '[' ? bracketEnd(m_text, at) : std::nullopt;
}

int TextEdits::lastContent(int line, int limit) const
{
    int last = std::min(limit - 1, lines());
    while (last > line && isBlankOrComment(last))
        --last;
    return last;
}

void TextEdits::replace(qsizetype from, qsizetype to, QByteArray with)
{
    m_edits.push_back({from, to, std::move(with)});
}

std::optional<QByteArray> TextEdits::applied() const
{
    std::vector<const Edit *> edits; // of one place: what comes in before what goes out, in the order they were asked for
    for (const Edit &edit : m_edits)
        edits.push_back(&edit);
    std::sort(edits.begin(), edits.end(), [](const Edit *a, const Edit *b) {
        return std::tuple(a->from, a->to > a->from, a) < std::tuple(b->from, b->to > b->from, b);
    });
    QByteArray out;
    qsizetype done = 0;
    for (const Edit *edit : edits) {
        if (edit->from < done || edit->to < edit->from)
            return {};
        out += QByteArrayView(m_text).sliced(done, edit->from - done);
        QByteArray with = edit->with;
        if (m_text.contains("\r\n"))
            with.replace("\n", "\r\n");
        out += with;
        done = edit->to;
    }
    return out + m_text.sliced(done);
}

} // namespace environment
