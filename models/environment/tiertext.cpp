// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/tiertext.h"

#include "models/environment/keys.h"
#include "models/environment/listitem.h"
#include "models/environment/mappingedit.h"
#include "models/environment/refusal.h"
#include "models/environment/words.h"
#include "models/environment/yamltext.h"

#include <algorithm>

namespace environment {

namespace {

Node tierNode(const Tier &tier)
{
    Node node = writeMapping(tierKeys(), tier);
    if (tier.title == tier.id)
        std::erase_if(node.entries, [](const Node::Entry &e) { return e.key.text == QLatin1String("title"); });
    return node;
}

QByteArray listText(const QList<Tier> &tiers, int indent)
{
    Node list;
    list.kind = Node::Kind::Sequence;
    for (const Tier &tier : tiers)
        list.items.push_back(tierNode(tier));
    return yamlText(list, indent);
}

std::unexpected<base::Error> byHand()
{
    return refuse(Words::tr("the tiers of this file are written in a way that cannot be changed from here"),
                  Words::tr("change 'tiers' by hand; one entry a dash can be changed from here"));
}

const Tier *find(const QList<Tier> &tiers, const QString &id)
{
    const auto it = std::find_if(tiers.begin(), tiers.end(), [&](const Tier &t) { return t.id == id; });
    return it == tiers.end() ? nullptr : &*it;
}

// A file without tiers gets them before its targets.
base::Result<QByteArray> firstTiers(TextEdits &edits, const Node &root, const QList<Tier> &after)
{
    int line = edits.lines() + 1;
    for (const Node::Entry &entry : root.entries)
        if (entry.key.text == QLatin1String("targets"))
            line = entry.key.line;
    while (line > 1 && line <= edits.lines() && edits.isComment(line - 1))
        --line;
    QByteArray lines = "tiers:\n" + listText(after, 2) + '\n';
    const qsizetype place = edits.startOf(line);
    if (place > 0 && edits.text()[place - 1] != '\n')
        lines.prepend('\n');
    edits.replace(place, place, lines);
    return *edits.applied();
}

// Titles in place, entry by entry.
base::Result<QByteArray> retitled(const QByteArray &yaml, const QList<Tier> &before, const QList<Tier> &after)
{
    const YamlTree tree = readYaml(yaml, {});
    TextEdits edits(yaml);
    const auto items = listItems(edits, tree.root.find(u"tiers"));
    if (!items)
        return byHand();
    for (const ListItem &item : *items) {
        const Tier *was = find(before, item.id()), *wanted = find(after, item.id());
        if (was && wanted && !editMapping(edits, *item.node, item.limit, tierNode(*was), tierNode(*wanted)))
            return byHand();
    }
    const auto text = edits.applied();
    return text ? base::Result<QByteArray>(*text) : byHand();
}

} // namespace

base::Result<QByteArray> arrangeTiers(const QByteArray &yaml, const QList<Tier> &before, const QList<Tier> &after)
{
    if (before == after)
        return yaml;
    {
        const YamlTree tree = readYaml(yaml, {});
        TextEdits edits(yaml);
        const auto key = std::find_if(tree.root.entries.begin(), tree.root.entries.end(), [](const Node::Entry &e) { return e.key.text == QLatin1String("tiers"); });
        if (key == tree.root.entries.end())
            return firstTiers(edits, tree.root, after);
        const auto end = key->value.isNull() ? std::nullopt : edits.endOf(key->value);
        if (key->value.isNull() || end) { // nothing there, or in brackets
            const qsizetype from = end ? edits.offsetOf(key->value) : edits.offsetOf(key->key) + 6;
            edits.replace(from, end.value_or(from), QByteArrayLiteral("\n") + listText(after, 2).chopped(1));
            const auto text = edits.applied();
            return text ? base::Result<QByteArray>(*text) : byHand();
        }
    }
    auto text = retitled(yaml, before, after);
    if (!text)
        return text;
    const YamlTree tree = readYaml(*text, {});
    TextEdits edits(*text);
    const auto items = listItems(edits, tree.root.find(u"tiers"));
    if (!items || items->isEmpty())
        return byHand();
    const int indent = edits.indentOf(items->front().first);
    QHash<QString, QByteArray> chunks; // with the comments above
    QList<std::pair<int, int>> places;
    int above = tree.root.find(u"tiers")->line;
    for (const Node::Entry &entry : tree.root.entries)
        if (entry.key.text == QLatin1String("tiers"))
            above = entry.key.line + 1;
    for (const ListItem &item : *items) {
        int first = item.first;
        while (first > above && edits.isComment(first - 1))
            --first;
        QByteArray chunk = edits.text().mid(edits.startOf(first), edits.startOf(item.limit) - edits.startOf(first));
        if (!chunk.endsWith('\n'))
            chunk += '\n';
        chunks.insert(item.id(), chunk.replace("\r\n", "\n"));
        places.append({first, item.limit});
        above = item.limit;
    }
    QList<QByteArray> wanted;
    for (const Tier &tier : after)
        wanted.append(chunks.contains(tier.id) ? chunks.value(tier.id) : listText({tier}, indent));
    for (qsizetype i = 0; i < places.size(); ++i) {
        QByteArray lines;
        if (i < wanted.size())
            lines = wanted[i];
        if (i + 1 == places.size())
            for (qsizetype more = places.size(); more < wanted.size(); ++more)
                lines += wanted[more];
        edits.replace(edits.startOf(places[i].first), edits.startOf(places[i].second), lines);
    }
    const auto out = edits.applied();
    return out ? base::Result<QByteArray>(*out) : byHand();
}

} // namespace environment
