// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/mappingedit.h"

#include "models/environment/listedit.h"
#include "models/environment/yamltext.h"

#include <QSet>

#include <algorithm>

namespace environment {

namespace {

using Entry = Node::Entry;

Node single(const QString &key, const Node &value)
{
    Node node;
    node.add(key, value);
    return node;
}

class MappingEdit {
public:
    MappingEdit(TextEdits &edits, const Node &written, int limit, const Node &after)
        : m_edits(edits), m_written(written), m_limit(limit), m_after(after)
    {
    }

    bool change(const Node &before)
    {
        bool good = true;
        for (const Entry &old : before.entries)
            if (!m_after.find(old.key.text))
                good = remove(old.key.text) && good;
        QByteArray adding;
        const Entry *behind = &m_written.entries.front();
        const auto flush = [&] {
            if (!adding.isEmpty())
                insertBehind(*behind, adding);
            adding.clear();
        };
        for (const Entry &entry : m_after.entries) {
            const Entry *there = at(entry.key.text);
            const Node *was = before.find(entry.key.text);
            const bool same = was && *was == entry.value;
            if (there) {
                flush();
                behind = there;
                good = (same || replace(*there, was ? *was : Node(), entry.value)) && good;
            } else if (!same) {
                adding += yamlText(single(entry.key.text, entry.value), indent());
            }
        }
        flush();
        return good;
    }

private:
    [[nodiscard]] int indent() const { return m_written.entries.front().key.column - 1; }

    [[nodiscard]] const Entry *at(const QString &key) const
    {
        const auto it = std::find_if(m_written.entries.begin(), m_written.entries.end(), [&](const Entry &e) { return e.key.text == key; });
        return it == m_written.entries.end() ? nullptr : &*it;
    }

    [[nodiscard]] const Entry *next(const Entry &entry) const
    {
        const Entry *follows = &entry + 1;
        return follows == m_written.entries.data() + m_written.entries.size() ? nullptr : follows;
    }

    // The line behind the last one that belongs to the key.
    [[nodiscard]] int endOf(const Entry &entry) const
    {
        const Entry *follows = next(entry);
        return m_edits.lastContent(entry.key.line, follows ? follows->key.line : m_limit) + 1;
    }

    void insertBehind(const Entry &entry, QByteArray lines)
    {
        const qsizetype place = m_edits.startOf(endOf(entry));
        if (place > 0 && m_edits.text()[place - 1] != '\n')
            lines.prepend('\n');
        m_edits.replace(place, place, lines);
    }

    bool remove(const QString &key)
    {
        const Entry *entry = at(key);
        if (!entry)
            return true;
        const qsizetype from = m_edits.offsetOf(entry->key);
        if (QByteArrayView(m_edits.text()).sliced(m_edits.startOf(entry->key.line), from - m_edits.startOf(entry->key.line)).trimmed().isEmpty()) {
            m_edits.replace(m_edits.startOf(entry->key.line), m_edits.startOf(endOf(*entry)), {});
            return true;
        }
        const Entry *follows = next(*entry); // the dash stands before it: the next key takes its place
        if (!follows || endOf(*entry) != follows->key.line)
            return false;
        m_edits.replace(from, m_edits.offsetOf(follows->key), {});
        return true;
    }

    bool replace(const Entry &entry, const Node &was, const Node &value)
    {
        const bool block = entry.value.kind == Node::Kind::Mapping && !m_edits.endOf(entry.value);
        if (block && value.kind == Node::Kind::Mapping)
            return editMapping(m_edits, entry.value, endOf(entry), was, value);
        if (const auto listed = editList(m_edits, entry.value, was, value))
            return *listed;
        const auto end = entry.value.isNull() ? std::nullopt : m_edits.endOf(entry.value);
        if (value.kind == Node::Kind::Scalar && end) {
            m_edits.replace(m_edits.offsetOf(entry.value), *end, yamlWord(value.text));
            return true;
        }
        const qsizetype from = m_edits.offsetOf(entry.key), stop = m_edits.startOf(endOf(entry));
        QByteArray lines = yamlText(single(entry.key.text, value), indent()).mid(indent());
        if (end) { // what is said behind the value on its line stays on the first one
            const QByteArray rest = m_edits.text().mid(*end, stop - *end);
            const QByteArray note = rest.trimmed();
            if (!note.isEmpty() && !note.startsWith('#'))
                return false;
            if (!note.isEmpty())
                lines.insert(lines.indexOf('\n'), rest.left(rest.indexOf('#')) + note);
        }
        m_edits.replace(from, stop, lines);
        return true;
    }

    TextEdits &m_edits;
    const Node &m_written;
    const int m_limit;
    const Node &m_after;
};

// In brackets: written anew as lines, with what the text had beside.
bool editBrackets(TextEdits &edits, const Node &written, const Node &before, const Node &after)
{
    const auto end = edits.endOf(written);
    if (!end)
        return false;
    Node merged;
    for (const Entry &entry : written.entries) {
        const Node *wanted = after.find(entry.key.text), *was = before.find(entry.key.text);
        if (wanted)
            merged.add(entry.key.text, was && *was == *wanted ? entry.value : *wanted);
        else if (!was)
            merged.add(entry.key.text, entry.value);
    }
    for (const Entry &entry : after.entries)
        if (!written.find(entry.key.text) && !before.find(entry.key.text))
            merged.add(entry.key.text, entry.value);
    const int indent = written.column - 1;
    const QByteArray lines = yamlText(merged, indent).mid(indent);
    edits.replace(edits.offsetOf(written), *end, lines.chopped(1));
    return true;
}

} // namespace

bool editMapping(TextEdits &edits, const Node &written, int limit, const Node &before, const Node &after)
{
    if (before == after)
        return true;
    if (written.kind != Node::Kind::Mapping || written.entries.empty())
        return false;
    if (edits.text().mid(edits.offsetOf(written), 1) == "{")
        return editBrackets(edits, written, before, after);
    QSet<int> lines;
    for (const Entry &entry : written.entries)
        lines.insert(entry.key.line);
    if (lines.size() != qsizetype(written.entries.size()))
        return false;
    return MappingEdit(edits, written, limit, after).change(before);
}

bool editWord(TextEdits &edits, const Node &written, const QString &word)
{
    const auto end = edits.endOf(written);
    if (!end || written.kind != Node::Kind::Scalar)
        return false;
    edits.replace(edits.offsetOf(written), *end, yamlWord(word));
    return true;
}

} // namespace environment
