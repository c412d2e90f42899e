// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/yamltree.h"

#include "models/environment/textcheck.h"
#include "models/environment/words.h"

#include <QSet>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace environment {

namespace {

struct LimitBroken { // thrown through the library, caught in readYaml
    YAML::Mark mark;
    QString text;
    QString remedy;
};

class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(const TextCheck &text, const YamlLimits &limits, QList<Issue> &issues)
        : m_text(text), m_limits(limits), m_issues(issues)
    {
    }
    [[nodiscard]] Node takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { close(open(mark, anchor, {}, Node::Kind::Null)); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        Node node = open(mark, 0, {}, Node::Kind::Refused);
        report(node, Words::tr("aliases (*name) are not read"), Words::tr("write the value out here"));
        close(std::move(node));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        Node node = open(mark, anchor, tag, Node::Kind::Scalar);
        node.text = QString::fromUtf8(value.data(), qsizetype(value.size()));
        if (node.kind == Node::Kind::Scalar && hasControlCharacter(node.text)) {
            report(node, Words::tr("the text contains a control character"),
                   Words::tr("write visible characters, line breaks and tabs only"));
            node.kind = Node::Kind::Refused;
        }
        close(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        push(open(mark, anchor, tag, Node::Kind::Sequence), mark);
    }
    void OnSequenceEnd() override { pop(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        push(open(mark, anchor, tag, Node::Kind::Mapping), mark);
    }
    void OnMapEnd() override { pop(); }

private:
    struct Level {
        Node node;
        QSet<QString> keys;
        std::optional<Node> pendingKey;
    };

    static bool hasControlCharacter(const QString &s)
    {
        return std::any_of(s.begin(), s.end(), [](QChar c) {
            return (c < QLatin1Char(' ') && c != QLatin1Char('\n') && c != QLatin1Char('\t')) || (c >= QChar(0x7f) && c <= QChar(0x9f));
        });
    }

    void report(const Node &node, const QString &text, const QString &remedy)
    {
        m_issues.append({Issue::Kind::Error, {m_text.file(), node.line, node.column}, text, remedy});
    }

    Node open(const YAML::Mark &mark, YAML::anchor_t anchor, const std::string &tag, Node::Kind kind)
    {
        if (++m_values > m_limits.values)
            throw LimitBroken{mark, Words::tr("the file has more than %n values", nullptr, m_limits.values),
                              Words::tr("split it into several environments")};
        Node node;
        node.kind = kind;
        const Location at = m_text.locate(mark.line, mark.column);
        node.line = at.line;
        node.column = at.column;
        if (anchor)
            report(node, Words::tr("anchors (&name) are not read"), Words::tr("remove the anchor; the value itself is kept"));
        if (!tag.empty() && tag != "?" && tag != "!") {
            report(node, Words::tr("tags (!name) are not read"), Words::tr("remove the tag"));
            // an unknown meaning is not guessed; the container stays so that its inside is checked
            if (kind == Node::Kind::Scalar)
                node.kind = Node::Kind::Refused;
        }
        return node;
    }

    void push(Node node, const YAML::Mark &mark)
    {
        if (int(m_levels.size()) >= m_limits.depth)
            throw LimitBroken{mark, Words::tr("more than %n levels deep", nullptr, m_limits.depth),
                              Words::tr("an environment needs no more than six levels; write it flatter")};
        m_levels.push_back({std::move(node), {}, {}});
    }

    void pop()
    {
        Node node = std::move(m_levels.back().node);
        m_levels.pop_back();
        close(std::move(node));
    }

    void close(Node node)
    {
        if (m_levels.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_levels.back();
        if (level.node.kind == Node::Kind::Sequence)
            level.node.items.push_back(std::move(node));
        else if (!level.pendingKey)
            level.pendingKey = std::move(node);
        else
            addEntry(level, std::move(node));
    }

    void addEntry(Level &level, Node value)
    {
        const Node key = std::move(*level.pendingKey);
        level.pendingKey.reset();
        if (key.kind != Node::Kind::Scalar) {
            if (key.kind != Node::Kind::Refused)
                report(key, Words::tr("a key must be a word"), Words::tr("write 'key: value'"));
        } else if (key.text == QLatin1String("<<")) {
            report(key, Words::tr("merge keys (<<) are not read"), Words::tr("write the keys out here"));
        } else if (level.keys.contains(key.text)) {
            report(key, Words::tr("the key %1 is there twice").arg(Words::quote(key.text)),
                   Words::tr("remove one; the first one counts"));
        } else {
            level.keys.insert(key.text);
            if (value.isNull()) { // the library places what is not there at the next word
                value.line = key.line;
                value.column = key.column;
            }
            level.node.entries.push_back({key, std::move(value)});
        }
    }

    const TextCheck &m_text;
    const YamlLimits &m_limits;
    QList<Issue> &m_issues;
    std::vector<Level> m_levels;
    Node m_root;
    int m_values = 0;
};

Issue issueAt(const TextCheck &text, const YAML::Mark &mark, const QString &what, const QString &remedy)
{
    const Location at = mark.is_null() ? Location{text.file(), 0, 0} : text.locate(mark.line, mark.column);
    return {Issue::Kind::Error, at, what, remedy};
}

} // namespace

const Node *Node::find(QStringView key) const
{
    for (const Entry &e : entries)
        if (e.key.text == key)
            return &e.value;
    return nullptr;
}

Node Node::scalar(const QString &text)
{
    Node node;
    node.kind = Kind::Scalar;
    node.text = text;
    return node;
}

void Node::add(const QString &key, Node value)
{
    kind = Kind::Mapping;
    entries.push_back({scalar(key), std::move(value)});
}

bool operator==(const Node &a, const Node &b)
{
    return a.kind == b.kind && a.text == b.text && a.items == b.items
        && std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [](const Node::Entry &x, const Node::Entry &y) { return x.key == y.key && x.value == y.value; });
}

YamlTree readYaml(const QByteArray &utf8, const QString &file, const YamlLimits &limits)
{
    YamlTree tree;
    const TextCheck text(utf8, file, limits.bytes);
    tree.issues = text.issues();
    if (!tree.issues.isEmpty())
        return tree;
    try {
        std::istringstream in(text.bytes().toStdString());
        YAML::Parser parser(in);
        TreeBuilder builder(text, limits, tree.issues);
        if (parser.HandleNextDocument(builder))
            tree.root = builder.takeRoot();
        QList<Issue> ignored;
        TreeBuilder second(text, limits, ignored);
        if (parser && parser.HandleNextDocument(second)) {
            const Node root = second.takeRoot();
            tree.issues.append({Issue::Kind::Error, {file, root.line, root.column},
                                Words::tr("a second document starts here; only the first is read"),
                                Words::tr("put it into a file of its own")});
        }
        tree.usable = true;
    } catch (const LimitBroken &e) {
        tree.issues.append(issueAt(text, e.mark, e.text, e.remedy));
    } catch (const YAML::Exception &e) {
        tree.syntaxErrorLine = e.mark.is_null() ? 0 : e.mark.line + 1;
        tree.issues.append(issueAt(text, e.mark, Words::tr("this is not YAML: %1").arg(QString::fromStdString(e.msg)),
                                   Words::tr("look at this line and the one before: indentation, a missing colon, an open quote or bracket")));
    }
    return tree;
}

} // namespace environment
