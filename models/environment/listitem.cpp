// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/listitem.h"

namespace environment {

QString ListItem::id() const
{
    const Node *id = node->find(u"id");
    return id ? id->text : QString();
}

std::optional<QList<ListItem>> listItems(const TextEdits &text, const Node *list)
{
    QList<ListItem> items;
    if (!list || list->isNull())
        return items;
    if (list->kind != Node::Kind::Sequence)
        return {};
    for (const Node &node : list->items) {
        const int dash = text.indentOf(node.line);
        if (!text.line(node.line).sliced(dash).startsWith('-'))
            return {};
        int limit = node.line + 1;
        while (limit <= text.lines() && (text.isBlankOrComment(limit) || text.indentOf(limit) > dash))
            ++limit;
        items.append({&node, node.line, text.lastContent(node.line, limit) + 1});
    }
    for (qsizetype i = 1; i < items.size(); ++i)
        if (items[i].first < items[i - 1].limit)
            return {};
    return items;
}

} // namespace environment
