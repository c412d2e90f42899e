// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/writer.h"

#include "models/environment/filereplace.h"
#include "models/environment/keys.h"
#include "models/environment/parser.h"
#include "models/environment/refusal.h"
#include "models/environment/words.h"
#include "models/environment/yamltext.h"

namespace environment {

namespace {

struct Place {
    qsizetype offset = 0; // where the new lines go
    qsizetype drop = 0;   // an empty list "[]" that they replace stands here
    int indent = 2;
};

bool isBlankOrComment(QByteArrayView line)
{
    const QByteArrayView text = line.trimmed();
    return text.isEmpty() || text.startsWith('#');
}

int indentOf(QByteArrayView line)
{
    int indent = 0;
    while (indent < line.size() && line[indent] == ' ')
        ++indent;
    return indent;
}

// Lines with their ends, so that offsets add up.
QList<QByteArrayView> linesOf(const QByteArray &text)
{
    QList<QByteArrayView> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.append(QByteArrayView(text).sliced(at, next - at));
        at = next;
    }
    return lines;
}

// The end of the block list under the line `targets:`; nullopt when it is written in another way.
std::optional<Place> findPlace(const QByteArray &text)
{
    const QList<QByteArrayView> lines = linesOf(text);
    Place place;
    bool inside = false;
    bool found = false;
    bool listSeen = false;
    qsizetype at = 0;
    for (const QByteArrayView line : lines) {
        const qsizetype next = at + line.size();
        if (!inside && line.startsWith("targets:")) {
            QByteArrayView rest = line.sliced(8).trimmed();
            const bool empty = rest.startsWith("[]");
            if (empty)
                rest = rest.sliced(2).trimmed();
            if (!rest.isEmpty() && !rest.startsWith('#'))
                return {};
            if (empty)
                place.drop = at + line.indexOf("[]");
            inside = found = true;
            place.offset = next;
        } else if (inside && !isBlankOrComment(line)) {
            const int indent = indentOf(line);
            const bool item = line.sliced(indent).startsWith('-');
            if (indent == 0 && !item)
                break;
            if (item && !listSeen) // the first dash is the list's own; later ones may be deeper
                place.indent = indent;
            listSeen = listSeen || item;
            place.offset = next;
        }
        at = next;
    }
    if (!found)
        return Place{text.size(), 0, 2};
    return place;
}

// An interval that the caller left alone is the file's to choose.
Target withOwnIntervals(Target added, const Target &wanted)
{
    const Target untouched;
    for (auto interval : {&Target::hotInterval, &Target::coldInterval, &Target::deadline})
        if (wanted.*interval == untouched.*interval)
            added.*interval = untouched.*interval;
    return added;
}

} // namespace

QByteArray targetLines(const Target &target)
{
    Node list;
    list.kind = Node::Kind::Sequence;
    list.items.push_back(writeTarget(target));
    return yamlText(list, 2);
}

QByteArray newEnvironment()
{
    return QByteArrayLiteral("# What Quarterdeck watches. Every key is described in resources/docs/environment.md.\n"
                             "# No passwords here: 'credential' says where they come from.\n"
                             "name: my-servers\n"
                             "kind: production\n"
                             "\n"
                             "targets:\n");
}

base::Result<QByteArray> addTarget(const QByteArray &yaml, const Target &target, const QString &file)
{
    const bool fresh = yaml.trimmed().isEmpty();
    QByteArray text = fresh ? newEnvironment() : yaml;
    const ParseResult before = parse(text, file);
    const YamlTree tree = readYaml(text, {});
    if (!tree.usable || tree.root.kind != Node::Kind::Mapping)
        return refuse(Words::tr("the environment file cannot be read"), Words::tr("correct it first: %1")
                               .arg(before.issues.isEmpty() ? QString() : issueLine(before.issues.first())));
    const Node *targets = tree.root.find(u"targets");
    for (const Node &item : targets ? targets->items : std::vector<Node>())
        if (const Node *id = item.find(u"id"); id && id->text == target.id)
            return refuse(Words::tr("there is a target %1 already").arg(Words::quote(target.id)), Words::tr("choose another id"));

    const auto place = findPlace(text);
    if (!place)
        return refuse(Words::tr("'targets' is written on one line in braces or brackets"),
                           Words::tr("write it as a list, a dash for each target, and try again"));
    Node list;
    list.kind = Node::Kind::Sequence;
    list.items.push_back(writeTarget(target));
    QByteArray lines = yamlText(list, place->indent);
    if (!targets)
        lines.prepend("\ntargets:\n");
    else if (targets->kind == Node::Kind::Sequence && !targets->items.empty())
        lines.prepend('\n'); // an empty line between targets, as in the examples
    if (place->offset > 0 && text[place->offset - 1] != '\n')
        lines.prepend('\n');
    if (text.contains("\r\n"))
        lines.replace("\n", "\r\n");
    text.insert(place->offset, lines);
    if (place->drop > 0)
        text.remove(place->drop, 2);

    const ParseResult after = parse(text, file);
    const Target *added = after.environment ? after.environment->find(target.id) : nullptr;
    if (!added || !(writeTarget(withOwnIntervals(*added, target)) == writeTarget(target)) || after.errors() > before.errors()) { // a warning is the person's to weigh
        const QString why = after.issues.isEmpty() ? QString() : issueLine(after.issues.last());
        return refuse(Words::tr("the target %1 cannot be written into the file").arg(Words::quote(target.id)),
                           why.isEmpty() ? Words::tr("add it by hand") : why);
    }
    return text;
}

base::Result<> saveTarget(const QString &path, const Target &target)
{
    return replaceFile(path, [&target](const QByteArray &before) { return addTarget(before, target); });
}

} // namespace environment
