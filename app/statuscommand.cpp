// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statuscommand.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/statustext.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/promises/report.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace app {

namespace {

QJsonObject wholeReport(const health::Observed &observed, const health::Situation &situation)
{
    QJsonObject report = health::statusReport(observed, situation);
    QJsonObject ledger = promises::report(promises::ledgerOf(observed.environment, observed.catalogue, promises::standardPlaces()));
    report.insert(QStringLiteral("time_in_colour"), ledger.take(QStringLiteral("time_in_colour")));
    if (!observed.environment.objectives.isEmpty() || !observed.environment.promises.isEmpty())
        report.insert(QStringLiteral("promises"), ledger);
    return report;
}

} // namespace

int runStatusCommand(const QStringList &args)
{
    WatchOptions options(QCoreApplication::translate("quarterdeckctl", "How things stand, once: problems first, then every target."));
    options.parser.addOption({QStringLiteral("metrics"), QCoreApplication::translate("quarterdeckctl", "List every figure, too.")});
    if (const auto leave = options.parse(args))
        return *leave;
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    Observation observation(*environment);
    observation.wait(options.patience(**environment));
    observation.lookBack();
    const health::Situation situation = observation.assess();
    if (options.json())
        std::printf("%s\n", base::plainJson(QJsonDocument(wholeReport(observation.observed(), situation)).toJson()).constData());
    else
        std::printf("%s", qPrintable(statusText(observation.observed(), situation, options.parser.isSet(QStringLiteral("metrics")))));
    return situation.answered() == base::Severity::Ok ? Good : Findings;
}

} // namespace app
