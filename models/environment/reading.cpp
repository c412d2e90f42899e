// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/reading.h"

#include "models/environment/words.h"

#include <algorithm>
#include <tuple>

namespace environment {

namespace {

constexpr qsizetype kMostIssues = 1000;

} // namespace

Quantity quantityOfUnit(const QString &unit)
{
    struct Row {
        const char *unit;
        Quantity quantity;
    };
    static constexpr Row rows[] = {
        {"%", Quantity::Percent},        {"percent", Quantity::Percent},
        {"s", Quantity::Seconds},        {"seconds", Quantity::Seconds},
        {"ms", Quantity::Milliseconds},  {"milliseconds", Quantity::Milliseconds},
        {"d", Quantity::Days},           {"days", Quantity::Days},
        {"b", Quantity::Bytes},          {"bytes", Quantity::Bytes},
        {"b/s", Quantity::Bytes},        {"bytes/s", Quantity::Bytes},
    };
    const QString sought = unit.toLower();
    for (const Row &row : rows)
        if (sought == QLatin1String(row.unit))
            return row.quantity;
    return Quantity::Number;
}

void Reading::error(const Location &at, const QString &text, const QString &remedy)
{
    append({Issue::Kind::Error, at, text, remedy});
}

void Reading::warning(const Location &at, const QString &text, const QString &remedy)
{
    append({Issue::Kind::Warning, at, text, remedy});
}

void Reading::noteNames(const QString &owner, const Node &mapping, std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        if (const Node *value = mapping.find(QString::fromUtf8(key)))
            m_names.insert(owner + QLatin1Char('/') + QString::fromUtf8(key), location(*value));
}

Location Reading::nameAt(const QString &owner, const char *key, const Location &otherwise) const
{
    return m_names.value(owner + QLatin1Char('/') + QString::fromUtf8(key), otherwise);
}

void Reading::append(Issue issue)
{
    if (m_issues.size() < kMostIssues)
        m_issues.append(std::move(issue));
    else if (m_issues.size() == kMostIssues)
        m_issues.append({Issue::Kind::Error, {m_file, issue.at.line, issue.at.column},
                         Words::tr("there are more than %n mistakes; the rest is not listed", nullptr, int(kMostIssues)),
                         Words::tr("correct these first")});
}

QList<Issue> Reading::takeIssues()
{
    std::sort(m_issues.begin(), m_issues.end(), [](const Issue &a, const Issue &b) {
        return std::tie(a.at.line, a.at.column, a.text) < std::tie(b.at.line, b.at.column, b.text);
    });
    return std::move(m_issues);
}

} // namespace environment
