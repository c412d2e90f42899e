// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One file of rules: bytes in, rules and mistakes out, each with line and column. A rule with a mistake is left out; the
// rest is used. Pure; any thread.

#include "models/alerts/rule.h"
#include "models/environment/parser.h"
#include "models/watch/catalogue.h"

namespace alerts {

// What is said of all figures that begin alike: a row of `figures` in resources/alerts.
struct FigureNote {
    QStringList metrics; // beginnings of ids
    Layer layer = Layer::Infrastructure;
    QString owner;
    QString remedy; // English
};

struct RuleFile {
    std::vector<Rule> rules;      // those before with what this file changes in them, then its own
    std::vector<FigureNote> figures;
};

// `before`: rules this file may change by naming their id. `off: true` takes one out.
[[nodiscard]] RuleFile readRules(const QByteArray &yaml, const QString &file, const watch::Catalogue &catalogue, std::vector<Rule> before,
                                 QList<environment::Issue> *issues);

// Rules that inhibit each other in a ring are listed; the inhibition that closes it is left out.
void breakRings(std::vector<Rule> &rules, QList<environment::Issue> *issues);

} // namespace alerts
