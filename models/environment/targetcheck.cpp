// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/targetcheck.h"

#include "models/environment/keys.h"
#include "models/environment/secretscan.h"

#include <algorithm>

namespace environment {

namespace {

QString below(const QString &path, const QString &key)
{
    return path.isEmpty() ? key : path + QLatin1Char('/') + key;
}

// Each node gets a line of its own, so that a mistake at that line is one of that key.
void numberNodes(Node &node, const QString &path, QStringList &paths)
{
    paths.append(path);
    node.line = int(paths.size());
    for (std::size_t i = 0; i < node.items.size(); ++i)
        numberNodes(node.items[i], below(path, QString::number(i)), paths);
    for (Node::Entry &entry : node.entries) {
        numberNodes(entry.value, below(path, entry.key.text), paths);
        entry.key.line = entry.value.line;
    }
}

int countBeyond(const Node &node, const QString &path, const QStringList &shown)
{
    if (shown.contains(path))
        return 0;
    const QString inside = path + QLatin1Char('/');
    if (!path.isEmpty() && std::none_of(shown.begin(), shown.end(), [&](const QString &s) { return s.startsWith(inside); }))
        return 1;
    int count = 0;
    for (const Node &item : node.items)
        count += countBeyond(item, below(path, QStringLiteral("*")), shown);
    for (const Node::Entry &entry : node.entries)
        count += countBeyond(entry.value, below(path, entry.key.text), shown);
    return count;
}

} // namespace

QList<KeyMistake> mistakesIn(const Target &target, const MetricLookup &lookup)
{
    Node list;
    list.kind = Node::Kind::Sequence;
    list.items.push_back(writeTarget(target));
    QStringList paths;
    numberNodes(list.items.front(), {}, paths);
    Reading reading({}, lookup, {});
    refuseSecrets(list, reading);
    QList<Target> targets;
    readTargets(reading, list, targets);
    QList<KeyMistake> found;
    for (const Issue &issue : reading.takeIssues())
        if (issue.kind == Issue::Kind::Error)
            found.append({paths.value(issue.at.line - 1), issue.text, issue.remedy});
    return found;
}

int settingsBeyond(const Target &target, const QStringList &shown)
{
    return countBeyond(writeTarget(target), {}, shown);
}

} // namespace environment
