// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/check.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace audit {

namespace {

constexpr const char *kFiles[] = {"audit/logins.yaml", "audit/network.yaml", "audit/isolation.yaml"};

QString text(const YAML::Node &n, const char *key)
{
    return QString::fromStdString(n[key].as<std::string>(std::string()));
}

QString needed(const YAML::Node &n, const char *key)
{
    const QString value = text(n, key);
    if (value.isEmpty())
        throw YAML::Exception(n.Mark(), std::string("'") + key + "' is missing");
    return value;
}

Check checkFrom(const YAML::Node &n)
{
    static const QStringList keys{QStringLiteral("id"), QStringLiteral("row"), QStringLiteral("file"), QStringLiteral("params"), QStringLiteral("right"),
                                  QStringLiteral("needs"), QStringLiteral("when"), QStringLiteral("severity"), QStringLiteral("title"),
                                  QStringLiteral("sentence"), QStringLiteral("remedy"), QStringLiteral("from"), QStringLiteral("below")};
    for (const auto &entry : n)
        if (!keys.contains(QString::fromStdString(entry.first.as<std::string>())))
            throw YAML::Exception(entry.first.Mark(), "unknown key");
    Check c;
    c.id = needed(n, "id");
    c.row = n["row"].as<int>();
    if (const QString file = text(n, "file"); !file.isEmpty()) {
        const auto sql = postgres::Sql::named(QStringLiteral("audit/") + file);
        if (!sql)
            throw YAML::Exception(n["file"].Mark(), sql.error().text);
        c.sql = *sql;
    }
    for (const auto &p : n["params"])
        c.params << QString::fromStdString(p.as<std::string>());
    c.right = text(n, "right");
    c.needs = c.right.isEmpty() ? QString() : needed(n, "needs");
    c.when = text(n, "when");
    const QString severity = needed(n, "severity");
    if (severity != QLatin1String("warning") && severity != QLatin1String("critical"))
        throw YAML::Exception(n["severity"].Mark(), "severity is warning or critical");
    c.severity = severity == QLatin1String("critical") ? base::Severity::Critical : base::Severity::Warning;
    c.title = needed(n, "title");
    c.sentence = needed(n, "sentence");
    c.remedy = needed(n, "remedy");
    c.from = n["from"].as<int>(0);
    c.below = n["below"].as<int>(0);
    return c;
}

} // namespace

std::vector<Check> Checks::parse(const QByteArray &yaml, const QString &file, QStringList *mistakes)
{
    std::vector<Check> out;
    const auto mistake = [&](const YAML::Exception &e) {
        *mistakes << QStringLiteral("%1:%2:%3: %4").arg(file).arg(e.mark.line + 1).arg(e.mark.column + 1).arg(QString::fromStdString(e.msg));
    };
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        for (const auto &n : root["checks"]) {
            try {
                out.push_back(checkFrom(n));
            } catch (const YAML::Exception &e) {
                mistake(e);
            }
        }
    } catch (const YAML::Exception &e) {
        mistake(e);
    }
    return out;
}

const Checks &Checks::shipped()
{
    static const Checks checks = [] {
        Checks read;
        QStringList mistakes;
        for (const char *name : kFiles) {
            const QString file = QString::fromUtf8(name);
            const auto text = base::resource(file);
            if (!text) {
                mistakes << QString::fromStdString(text.error().text);
                continue;
            }
            for (Check &c : parse(*text, file, &mistakes))
                read.m_checks.push_back(std::move(c));
        }
        for (const QString &m : mistakes)
            base::logError("audit", m);
        return read;
    }();
    return checks;
}

const Check *Checks::find(const QString &id) const
{
    const auto it = std::find_if(m_checks.begin(), m_checks.end(), [&](const Check &c) { return c.id == id; });
    return it == m_checks.end() ? nullptr : &*it;
}

} // namespace audit
