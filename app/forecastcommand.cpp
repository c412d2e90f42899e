// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecastcommand.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/health/forecastwords.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace app {

namespace {

QString lineOf(const forecast::Forecast &one, const health::ForecastWords &words)
{
    const QString figures = one.isDate ? QString() : QCoreApplication::translate("quarterdeckctl", "; now %1, limit %2").arg(words.now, words.limit);
    if (!one.outlook.predictable())
        return QStringLiteral("  ○ %1 – %2: %3%4\n").arg(words.what, words.when, words.confidence, figures);
    return QStringLiteral("  ● %1 %2, %3 (%4%5)\n").arg(words.what, words.when, words.date,
                                                      QCoreApplication::translate("quarterdeckctl", "confidence: %1").arg(words.confidence), figures);
}

bool isProblem(const health::Problem &problem) { return problem.key.contains(QLatin1String("/forecast/")); }

} // namespace

int runForecastCommand(const QStringList &args)
{
    WatchOptions options(QCoreApplication::translate("quarterdeckctl", "What dies next: when disks, ids, connections, memory and certificates run out, from what the desktop keeps of the past."));
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
    const health::Observed observed = observation.observed();
    if (options.json()) {
        std::printf("%s\n", base::plainJson(QJsonDocument(health::forecastReport(situation.forecasts)).toJson()).constData());
    } else {
        for (const forecast::Forecast &one : situation.forecasts)
            std::printf("%s", qPrintable(lineOf(one, health::wordsOf(one, observed.environment, observed.catalogue))));
        if (situation.forecasts.isEmpty())
            std::printf("%s\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "Nothing that is watched there can run out.")));
    }
    return std::any_of(situation.problems.begin(), situation.problems.end(), isProblem) ? Findings : Good;
}

} // namespace app
