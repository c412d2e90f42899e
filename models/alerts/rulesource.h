// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A file of rules while it is being read: the mistakes found in it, in the reader's language, each at its line and column,
// and the words that several keys share (durations, limits, figures, layers). Of one read; its thread only.

#include "models/alerts/rule.h"
#include "models/environment/parser.h"
#include "models/environment/scalars.h"
#include "models/watch/catalogue.h"

namespace alerts {

class RuleSource {
public:
    // `issues` may be null; `catalogue` outlives this.
    RuleSource(QString file, const watch::Catalogue &catalogue, QList<environment::Issue> *issues);

    [[nodiscard]] environment::Location placeOf(const environment::Node &node) const { return {m_file, node.line, node.column}; }
    [[nodiscard]] const watch::Catalogue &catalogue() const { return m_catalogue; }

    void begin() { m_good = true; }               // of one rule or row
    [[nodiscard]] bool good() const { return m_good; } // nothing was wrong since

    void wrong(const environment::Node &at, const QString &text, const QString &remedy);
    void unknownKey(const environment::Node &key, const QString &remedy);

    template <class T>
    std::optional<T> taken(const environment::Node &at, environment::Parsed<T> parsed)
    {
        if (parsed)
            return *std::move(parsed);
        wrong(at, parsed.error().text, parsed.error().remedy);
        return {};
    }

    [[nodiscard]] QStringList words(const environment::Node &node); // a word or a list of them
    void duration(const environment::Node &rule, QStringView key, milliseconds &value); // unchanged where the key is missing
    void levels(const environment::Node &node, std::optional<environment::Quantity> quantity, Levels &out);
    [[nodiscard]] watch::MetricId metric(const environment::Node &node); // null: nobody measures it
    void layer(const environment::Node &node, Layer &out);

private:
    QString m_file;
    const watch::Catalogue &m_catalogue;
    QList<environment::Issue> *m_issues;
    bool m_good = true;
};

// What a rule says of its own kind: the value of `count`, `burn`, `composite` ...
void readKindOf(RuleSource &source, const environment::Node &node, Rule &rule);
// What cannot be, after the whole rule was read: limits that are never or always passed, keys that are missing.
void checkRule(RuleSource &source, const environment::Node &node, const Rule &rule);

} // namespace alerts
