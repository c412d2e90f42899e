// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/listedit.h"

#include "models/environment/listitem.h"
#include "models/environment/mappingedit.h"
#include "models/environment/yamltext.h"

#include <QStringList>

#include <algorithm>

namespace environment {

namespace {

// nullopt: not every entry is a mapping with an id of its own.
std::optional<QStringList> idsIn(const Node &list)
{
    QStringList ids;
    for (const Node &item : list.items) {
        const Node *id = item.find(u"id");
        if (!id || ids.contains(id->text))
            return {};
        ids.append(id->text);
    }
    return ids;
}

QStringList onlyThoseIn(QStringList ids, const QStringList &others)
{
    ids.removeIf([&](const QString &id) { return !others.contains(id); });
    return ids;
}

class ListEdit {
public:
    ListEdit(TextEdits &edits, QList<ListItem> items, const Node &before, const Node &after)
        : m_edits(edits), m_items(std::move(items)), m_before(before), m_after(after)
    {
    }

    // Between two entries that stay, the first old ones become the first new ones: another id is no other entry.
    bool change(const QStringList &old, const QStringList &wanted)
    {
        qsizetype from = 0, to = 0;
        while (from < old.size() || to < wanted.size()) {
            const auto oldEnd = std::find_if(old.begin() + from, old.end(), [&](const QString &id) { return wanted.contains(id); }) - old.begin();
            const auto newEnd = std::find_if(wanted.begin() + to, wanted.end(), [&](const QString &id) { return old.contains(id); }) - wanted.begin();
            for (; from < oldEnd && to < newEnd; ++from, ++to)
                edit(old[from], from, to);
            for (; to < newEnd; ++to)
                insert(m_after.items[std::size_t(to)]);
            for (; from < oldEnd; ++from)
                remove(old[from]);
            if (from < old.size()) {
                edit(old[from], from, to);
                ++from;
                ++to;
            }
        }
        return m_good;
    }

private:
    [[nodiscard]] const ListItem *at(const QString &id) const
    {
        const auto it = std::find_if(m_items.begin(), m_items.end(), [&](const ListItem &item) { return item.id() == id; });
        return it == m_items.end() ? nullptr : &*it;
    }

    void edit(const QString &id, qsizetype from, qsizetype to)
    {
        const ListItem *item = at(id);
        m_behind = item;
        m_good = editMapping(m_edits, *item->node, item->limit, m_before.items[std::size_t(from)], m_after.items[std::size_t(to)]) && m_good;
    }

    void insert(const Node &entry)
    {
        Node list;
        list.kind = Node::Kind::Sequence;
        list.items.push_back(entry);
        const int first = m_items.first().first;
        QByteArray lines = yamlText(list, m_edits.indentOf(first));
        const qsizetype place = m_edits.startOf(m_behind ? m_behind->limit : first);
        if (m_behind && m_edits.text()[place - 1] != '\n') { // the file ends without a line break
            lines.prepend('\n');
            lines.chop(1);
        }
        m_edits.replace(place, place, lines);
    }

    void remove(const QString &id)
    {
        const ListItem *item = at(id);
        m_edits.replace(m_edits.startOf(item->first), m_edits.startOf(item->limit), {});
    }

    TextEdits &m_edits;
    const QList<ListItem> m_items;
    const Node &m_before, &m_after;
    const ListItem *m_behind = nullptr; // the last entry that stays
    bool m_good = true;
};

} // namespace

std::optional<bool> editList(TextEdits &edits, const Node &written, const Node &before, const Node &after)
{
    if (written.kind != Node::Kind::Sequence || before.kind != Node::Kind::Sequence || after.kind != Node::Kind::Sequence || after.items.empty()
        || edits.endOf(written))
        return {};
    const auto old = idsIn(before), wanted = idsIn(after);
    const auto items = listItems(edits, &written);
    if (!old || !wanted || !items || items->isEmpty() || onlyThoseIn(*old, *wanted) != onlyThoseIn(*wanted, *old))
        return {};
    QStringList there;
    for (const ListItem &item : *items)
        there.append(item.id());
    if (onlyThoseIn(there, *old) != *old) // an id twice, or another order
        return {};
    return ListEdit(edits, *items, before, after).change(*old, *wanted);
}

} // namespace environment
