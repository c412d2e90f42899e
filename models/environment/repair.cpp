// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/repair.h"

#include "models/environment/words.h"

#include <QRegularExpression>

#include <limits>

namespace environment {

namespace {

constexpr int kMostRepairs = 20;

struct Span { // lines from 0, end is the first behind
    qsizetype begin = 0;
    qsizetype end = 0;
};

int marginOf(const QByteArray &line)
{
    int margin = 0;
    while (margin < line.size() && line[margin] == ' ')
        ++margin;
    return margin;
}

bool startsSection(const QByteArray &line)
{
    return !line.isEmpty() && QByteArrayView(" \t\r#-").indexOf(line[0]) < 0;
}

bool startsEntry(const QByteArray &line, int margin)
{
    return marginOf(line) == margin && line.sliced(margin).startsWith("- ");
}

// The entry of a top-level list that the line belongs to.
std::optional<Span> entryAround(const QByteArrayList &lines, qsizetype line)
{
    if (line < 0 || line >= lines.size())
        return {};
    qsizetype section = line;
    while (section > 0 && !startsSection(lines[section]))
        --section;
    qsizetype first = section + 1; // the first dash of the section tells how far its entries are indented
    while (first <= line && !startsEntry(lines[first], marginOf(lines[first])))
        ++first;
    if (first > line)
        return {};
    const int margin = marginOf(lines[first]);
    Span span{line, line + 1};
    while (!startsEntry(lines[span.begin], margin))
        --span.begin;
    while (span.end < lines.size() && !startsEntry(lines[span.end], margin) && !startsSection(lines[span.end]))
        ++span.end;
    return span;
}

QByteArrayList without(QByteArrayList lines, const Span &span)
{
    for (qsizetype i = span.begin; i < span.end; ++i)
        lines[i].clear(); // the lines stay, so that every other place keeps its number
    return lines;
}

// What to leave out so that reading gets furthest beyond `line`: the entry there, or the one before it, whose open
// bracket was only noticed here.
std::optional<Span> culprit(const QByteArrayList &lines, const QString &file, int line)
{
    const auto here = entryAround(lines, line - 1);
    std::optional<Span> before;
    for (qsizetype above = (here ? here->begin : line - 1) - 1; above >= 0 && !before; --above)
        if (!lines[above].trimmed().isEmpty())
            before = entryAround(lines, above);
    std::optional<Span> best;
    int furthest = line;
    for (const auto &candidate : {here, before}) {
        if (!candidate)
            continue;
        const YamlTree tree = readYaml(without(lines, *candidate).join('\n'), file);
        const int reached = tree.usable ? std::numeric_limits<int>::max() : tree.syntaxErrorLine;
        if (reached > furthest && reached > candidate->end) {
            best = candidate;
            furthest = reached;
        }
    }
    return best;
}

} // namespace

RepairedTree readYamlEntries(const QByteArray &utf8, const QString &file)
{
    RepairedTree out;
    out.tree = readYaml(utf8, file);
    if (out.tree.usable || out.tree.syntaxErrorLine <= 0)
        return out;
    static const QRegularExpression id(QStringLiteral("(^|[\\s{,-])id: *[\"']?([a-z0-9-]+)"));
    QByteArrayList lines = utf8.split('\n');
    QList<Issue> issues;
    YamlTree tree = out.tree;
    QStringList leftOut;
    for (int n = 0; n < kMostRepairs && !tree.usable && tree.syntaxErrorLine > 0; ++n) {
        const auto span = culprit(lines, file, tree.syntaxErrorLine);
        if (!span)
            return out;
        Issue issue = tree.issues.last(); // what stopped the reading
        issue.text = Words::tr("%1; the entry of line %2 is left out").arg(issue.text).arg(span->begin + 1);
        issues.append(issue);
        const QString text = QString::fromUtf8(lines.sliced(span->begin, span->end - span->begin).join('\n'));
        if (const auto match = id.match(text); match.hasMatch())
            leftOut.append(match.captured(2));
        lines = without(lines, *span);
        tree = readYaml(lines.join('\n'), file);
    }
    if (!tree.usable)
        return out;
    tree.issues = issues + tree.issues;
    return {tree, leftOut};
}

} // namespace environment
