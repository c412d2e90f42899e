// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/poolrules.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
#include <iterator>

namespace watch {

namespace {

struct Key {
    const char *name;
    double PoolRule::*field;
    double least, most;
};

constexpr Key kKeys[] = {
    {"watched_larger", &PoolRule::watchedLarger, 1, 86400},
    {"watched_smaller", &PoolRule::watchedSmaller, 1, 86400},
    {"full_seconds", &PoolRule::fullSeconds, 0, 86400},
    {"growth", &PoolRule::growth, 1, 10},
    {"spare", &PoolRule::spare, 0, 1000},
    {"shrink", &PoolRule::shrink, 0, 100},
    {"least", &PoolRule::least, 1, 10000},
    {"most", &PoolRule::most, 1, 10000},
    {"keep_free", &PoolRule::keepFree, 0, 100},
};

using Mistake = std::function<void(const YAML::Mark &, const QString &)>;

void readRule(const YAML::Node &map, PoolRule &rule, const Mistake &mistake)
{
    for (const auto &entry : map) {
        const auto name = entry.first.as<std::string>(std::string());
        if (name == "tiers")
            continue;
        const auto at = std::ranges::find_if(kKeys, [&name](const Key &k) { return name == k.name; });
        double value = 0;
        if (at == std::end(kKeys))
            mistake(entry.first.Mark(), QStringLiteral("'%1' is not known here").arg(QString::fromStdString(name)));
        else if (!entry.second.IsScalar() || !YAML::convert<double>::decode(entry.second, value) || !(value >= at->least && value <= at->most))
            mistake(entry.second.Mark(), QStringLiteral("write a number, %1 to %2").arg(at->least).arg(at->most));
        else
            rule.*at->field = value;
    }
    if (rule.least > rule.most) {
        mistake(map.Mark(), QStringLiteral("'least' is more than 'most'"));
        rule.least = rule.most;
    }
}

} // namespace

const PoolRule &PoolRules::of(const QString &tier) const
{
    const auto own = m_tiers.constFind(tier);
    return own == m_tiers.constEnd() ? m_common : *own;
}

PoolRules PoolRules::parse(const QByteArray &yaml, const QString &file, QStringList *mistakes)
{
    PoolRules rules;
    const Mistake mistake = [&](const YAML::Mark &mark, const QString &what) {
        *mistakes << QStringLiteral("%1:%2:%3: %4").arg(file).arg(mark.line + 1).arg(mark.column + 1).arg(what);
    };
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        readRule(root, rules.m_common, mistake);
        for (const auto &tier : root["tiers"]) {
            PoolRule own = rules.m_common;
            readRule(tier.second, own, mistake);
            rules.m_tiers.insert(QString::fromStdString(tier.first.as<std::string>(std::string())), own);
        }
    } catch (const YAML::Exception &e) {
        mistake(e.mark, QString::fromStdString(e.msg));
    }
    return rules;
}

const PoolRules &PoolRules::standard()
{
    static const PoolRules rules = [] {
        const QString file = QStringLiteral("metrics/pools.yaml");
        const auto text = base::resource(file);
        QStringList mistakes;
        PoolRules read;
        if (text)
            read = parse(*text, file, &mistakes);
        else
            mistakes << QString::fromStdString(text.error().text);
        for (const QString &m : mistakes)
            base::logError("watch", m);
        return read;
    }();
    return rules;
}

} // namespace watch
