// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/yamlreader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace sandbox {

namespace {

constexpr qsizetype kLargestFile = 256 * 1024;
constexpr int kMostNodes = 20000;
constexpr int kDeepest = 32;

QString scalar(const YAML::Node &node)
{
    return QString::fromStdString(node.Scalar());
}

int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int corner = std::exchange(row[0], int(i));
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.last();
}

} // namespace

QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    int least = 3;
    for (const QString &candidate : known) {
        const int d = word.size() < 64 ? distance(word, candidate) : 99;
        if (d < least) {
            least = d;
            best = candidate;
        }
    }
    return best;
}

environment::Location YamlReader::at(const YAML::Node &node) const
{
    const YAML::Mark mark = node.IsDefined() ? node.Mark() : YAML::Mark::null_mark();
    return {m_file, mark.is_null() ? 0 : mark.line + 1, mark.is_null() ? 0 : mark.column + 1};
}

void YamlReader::error(const environment::Location &where, const QString &what, const QString &remedy)
{
    m_issues.append(environment::Issue{environment::Issue::Kind::Error, where, what, remedy});
}

bool YamlReader::tooLarge(const YAML::Node &node, int depth, int *budget)
{
    if (depth > kDeepest || --*budget < 0)
        return true;
    if (node.IsSequence() || node.IsMap()) {
        for (const auto &item : node) {
            const bool bad = node.IsMap() ? tooLarge(item.first, depth + 1, budget) || tooLarge(item.second, depth + 1, budget)
                                          : tooLarge(item, depth + 1, budget);
            if (bad)
                return true;
        }
    }
    return false;
}

YAML::Node YamlReader::root(const QByteArray &text)
{
    const environment::Location top{m_file, 1, 1};
    if (text.size() > kLargestFile) {
        error(top, tr("the file is larger than 256 KiB"), tr("move what is not needed elsewhere"));
        return {};
    }
    try {
        YAML::Node node = YAML::Load(text.toStdString());
        int budget = kMostNodes; // aliases count each time they are used: a "billion laughs" file ends here
        if (tooLarge(node, 0, &budget)) {
            error(top, tr("the file is nested too deeply or repeats itself too often"), tr("write it without aliases"));
            return {};
        }
        if (!node.IsMap()) {
            error(top, tr("the file is not a mapping of keys to values"), tr("begin with: name: my-sandbox"));
            return {};
        }
        return node;
    } catch (const YAML::Exception &e) {
        error(environment::Location{m_file, e.mark.is_null() ? 1 : e.mark.line + 1, e.mark.is_null() ? 1 : e.mark.column + 1},
              QString::fromStdString(e.msg), tr("check indentation, quotes and colons here"));
        return {};
    }
}

void YamlReader::expectKeys(const YAML::Node &map, const QStringList &known)
{
    if (!map.IsDefined() || map.IsNull())
        return;
    if (!map.IsMap()) {
        error(map, tr("a mapping of keys to values is expected here"), tr("known keys: %1").arg(known.join(QStringLiteral(", "))));
        return;
    }
    QSet<QString> seen;
    for (const auto &item : map) {
        const QString key = item.first.IsScalar() ? scalar(item.first) : QString();
        if (seen.contains(key))
            error(item.first, tr("the key '%1' is here twice").arg(key), tr("keep one of them"));
        seen.insert(key);
        if (known.contains(key))
            continue;
        const QString meant = nearest(key, known);
        error(item.first, tr("unknown key '%1'").arg(key),
              meant.isEmpty() ? tr("known keys: %1").arg(known.join(QStringLiteral(", "))) : tr("did you mean '%1'?").arg(meant));
    }
}

QString YamlReader::text(const YAML::Node &map, const char *key, bool needed)
{
    const YAML::Node node = map.IsMap() ? map[key] : YAML::Node(YAML::NodeType::Undefined);
    if (!node.IsDefined() || node.IsNull()) {
        if (needed)
            error(map, tr("the key '%1' is missing").arg(QString::fromUtf8(key)), tr("add it here"));
        return {};
    }
    if (!node.IsScalar()) {
        error(node, tr("'%1' must be a text").arg(QString::fromUtf8(key)), tr("write one value after the colon"));
        return {};
    }
    return scalar(node);
}

int YamlReader::number(const YAML::Node &map, const char *key, int fallback, int least, int most)
{
    const YAML::Node node = map.IsMap() ? map[key] : YAML::Node(YAML::NodeType::Undefined);
    if (!node.IsDefined() || node.IsNull())
        return fallback;
    bool good = false;
    const int value = node.IsScalar() ? scalar(node).toInt(&good) : 0;
    if (!good || value < least || value > most) {
        error(node, tr("'%1' must be a whole number").arg(QString::fromUtf8(key)),
              tr("write a number from %1 to %2").arg(least).arg(most));
        return fallback;
    }
    return value;
}

QStringList YamlReader::list(const YAML::Node &map, const char *key)
{
    const YAML::Node node = map.IsMap() ? map[key] : YAML::Node(YAML::NodeType::Undefined);
    QStringList out;
    if (!node.IsDefined() || node.IsNull())
        return out;
    if (!node.IsSequence()) {
        error(node, tr("'%1' must be a list").arg(QString::fromUtf8(key)), tr("write it as: [one, two]"));
        return out;
    }
    for (const auto &item : node) {
        if (item.IsScalar())
            out << scalar(item);
        else
            error(item, tr("'%1' must be a list of texts").arg(QString::fromUtf8(key)), tr("write it as: [one, two]"));
    }
    return out;
}

void YamlReader::entries(const YAML::Node &map, const char *key,
                         const std::function<void(const QString &, const QString &, const environment::Location &)> &each)
{
    const YAML::Node node = map.IsMap() ? map[key] : YAML::Node(YAML::NodeType::Undefined);
    if (!node.IsDefined() || node.IsNull())
        return;
    if (!node.IsMap()) {
        error(node, tr("'%1' must be a mapping of names to values").arg(QString::fromUtf8(key)), tr("write it as: {name: value}"));
        return;
    }
    for (const auto &item : node) {
        if (item.first.IsScalar() && item.second.IsScalar())
            each(scalar(item.first), scalar(item.second), at(item.first));
        else
            error(item.first, tr("'%1' holds something that is not one value").arg(QString::fromUtf8(key)),
                  tr("write it as: {name: value}"));
    }
}

QJsonValue YamlReader::json(const YAML::Node &node, int depth)
{
    if (depth > kDeepest)
        return {};
    if (node.IsSequence()) {
        QJsonArray out;
        for (const auto &item : node)
            out << json(item, depth + 1);
        return out;
    }
    if (node.IsMap()) {
        QJsonObject out;
        for (const auto &item : node)
            out.insert(item.first.IsScalar() ? scalar(item.first) : QString(), json(item.second, depth + 1));
        return out;
    }
    if (!node.IsScalar())
        return {};
    const QString text = scalar(node);
    if (node.Tag() == "!") // quoted
        return text;
    if (text == QLatin1StringView("true") || text == QLatin1StringView("false"))
        return text == QLatin1StringView("true");
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(value) : QJsonValue(text);
}

} // namespace sandbox
