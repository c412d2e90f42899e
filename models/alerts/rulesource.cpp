// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulesource.h"

#include "models/alerts/words.h"
#include "models/environment/words.h"

using namespace Qt::StringLiterals;

namespace alerts {

using environment::Issue;
using environment::Node;
using environment::Words;

RuleSource::RuleSource(QString file, const watch::Catalogue &catalogue, QList<Issue> *issues)
    : m_file(std::move(file)), m_catalogue(catalogue), m_issues(issues)
{
}

void RuleSource::wrong(const Node &at, const QString &text, const QString &remedy)
{
    m_good = false;
    if (m_issues && at.kind != Node::Kind::Refused)
        m_issues->push_back({Issue::Kind::Error, placeOf(at), text, remedy});
}

void RuleSource::unknownKey(const Node &key, const QString &remedy)
{
    wrong(key, say(QT_TRANSLATE_NOOP("alerts", "unknown key %1")).arg(Words::quote(key.text)), remedy);
}

QStringList RuleSource::words(const Node &node)
{
    QStringList all;
    if (node.kind == Node::Kind::Scalar)
        all << node.text;
    else
        for (const Node &item : node.items)
            all << item.text;
    all.removeAll(QString());
    if (all.isEmpty())
        wrong(node, say(QT_TRANSLATE_NOOP("alerts", "this names nothing")), say(QT_TRANSLATE_NOOP("alerts", "write a name or a list of names")));
    return all;
}

void RuleSource::duration(const Node &rule, QStringView key, milliseconds &value)
{
    const Node *node = rule.find(key);
    if (!node)
        return;
    if (node->text == u"0" || node->text == u"0s")
        value = milliseconds(0);
    else if (const auto time = taken(*node, environment::parseDuration(node->text)))
        value = *time;
}

void RuleSource::levels(const Node &node, std::optional<environment::Quantity> quantity, Levels &out)
{
    if (node.kind != Node::Kind::Mapping) {
        wrong(node, say(QT_TRANSLATE_NOOP("alerts", "limits need a warning or a critical one")), say(QT_TRANSLATE_NOOP("alerts", "write {warning: 1, critical: 2}")));
        return;
    }
    out = {};
    for (const Node::Entry &entry : node.entries) {
        if (entry.key.text != u"warning" && entry.key.text != u"critical")
            unknownKey(entry.key, say(QT_TRANSLATE_NOOP("alerts", "write warning or critical")));
        else if (const auto limit = taken(entry.value, environment::parseLimit(entry.value.text, quantity)))
            (entry.key.text == u"warning" ? out.warning : out.critical) = *limit;
    }
}

watch::MetricId RuleSource::metric(const Node &node)
{
    const watch::MetricId id(node.text);
    if (m_catalogue.find(id))
        return id;
    QStringList all;
    for (const watch::Metric &known : m_catalogue.metrics())
        all << known.id.name();
    const QString meant = Words::nearest(node.text, all);
    wrong(node, say(QT_TRANSLATE_NOOP("alerts", "nobody measures %1")).arg(Words::quote(node.text)),
          meant.isEmpty() ? say(QT_TRANSLATE_NOOP("alerts", "write the id of a figure of the catalogue or of the environment file"))
                          : say(QT_TRANSLATE_NOOP("alerts", "did you mean '%1'?")).arg(meant));
    return {};
}

void RuleSource::layer(const Node &node, Layer &out)
{
    if (const auto known = layerOf(node.text))
        out = *known;
    else
        wrong(node, say(QT_TRANSLATE_NOOP("alerts", "%1 is no layer")).arg(Words::quote(node.text)),
              say(QT_TRANSLATE_NOOP("alerts", "write uptime, errors, performance or infrastructure")));
}

} // namespace alerts
