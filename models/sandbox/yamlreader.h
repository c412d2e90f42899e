// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads one YAML document with known keys and collects every mistake with its place and a remedy, instead of
// stopping at the first. Exceptions of the library end here. Private to the sandbox room; any thread.

#include "models/environment/location.h"

#include <QCoreApplication>
#include <QJsonValue>
#include <QStringList>

#include <yaml-cpp/yaml.h>

#include <functional>

namespace sandbox {

class YamlReader {
    Q_DECLARE_TR_FUNCTIONS(sandbox::YamlReader)
public:
    explicit YamlReader(QString file) : m_file(std::move(file)) {}

    // The root mapping; null (and an issue) when the text is no document that can be used.
    [[nodiscard]] YAML::Node root(const QByteArray &text);

    // Every key of the mapping must be one of these.
    void expectKeys(const YAML::Node &map, const QStringList &known);

    [[nodiscard]] QString text(const YAML::Node &map, const char *key, bool needed = false);
    [[nodiscard]] int number(const YAML::Node &map, const char *key, int fallback, int least, int most);
    [[nodiscard]] QStringList list(const YAML::Node &map, const char *key);
    void entries(const YAML::Node &map, const char *key,
                 const std::function<void(const QString &name, const QString &value, const environment::Location &)> &each);
    // Plain numbers and booleans keep their type; everything else is text.
    [[nodiscard]] QJsonValue json(const YAML::Node &node, int depth = 0);

    [[nodiscard]] environment::Location at(const YAML::Node &node) const;
    void error(const environment::Location &where, const QString &what, const QString &remedy = {});
    void error(const YAML::Node &where, const QString &what, const QString &remedy = {}) { error(at(where), what, remedy); }

    [[nodiscard]] const QList<environment::Issue> &issues() const { return m_issues; }

private:
    [[nodiscard]] bool tooLarge(const YAML::Node &node, int depth, int *budget);
    QString m_file;
    QList<environment::Issue> m_issues;
};

// The known word that was probably meant, or empty.
[[nodiscard]] QString nearest(const QString &word, const QStringList &known);

} // namespace sandbox
