// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All rules in force: one for every figure of the catalogue that has limits and one for every forecast with a warning, with
// layer, owner and words out of resources/alerts/figures.yaml; those of resources/alerts/rules.yaml; and on top what the
// person's own file says (configFolder()/alerts.yaml). Immutable once made, shared between threads.

#include "models/alerts/rulereader.h"

#include <memory>

namespace alerts {

class RuleBook {
public:
    // `own`: the person's own file; empty, or not there: none. Mistakes are listed, the rest is used.
    [[nodiscard]] static std::shared_ptr<const RuleBook> load(const watch::Catalogue &catalogue, const QString &own, QList<environment::Issue> *issues);
    [[nodiscard]] static std::shared_ptr<const RuleBook> of(std::vector<Rule> rules);

    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }
    [[nodiscard]] const Rule *find(const QString &id) const;

private:
    std::vector<Rule> m_rules;
};

using RuleBookPtr = std::shared_ptr<const RuleBook>;

[[nodiscard]] QString standardRules(); // $XDG_CONFIG_HOME/quarterdeck/alerts.yaml; empty without a home
[[nodiscard]] QString idForFigure(const QString &metric);   // "metric/pg.connections.used"
[[nodiscard]] QString idForForecast(const QString &metric); // "forecast/host.disk.used"

} // namespace alerts
