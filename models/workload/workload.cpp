// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workload/workload.h"

#include "models/base/log.h"
#include "models/program/program.h"
#include "models/workload/workloadhttp.h"
#include "models/workload/workloadsql.h"

#include <QTemporaryDir>

namespace workload {

namespace {

flow::Task<int> play(flow::Reactor &reactor, const WorkloadConfig &config, const WorkloadDay &day, QString scripts)
{
    flow::TaskScope scope(co_await flow::currentCancel());
    scope.spawn(playTransactions(reactor, config, day, scripts));
    scope.spawn(playRequests(reactor, config, day));
    co_await scope.join();
    co_return 0;
}

int refuse(const base::Error &error)
{
    base::logError("workload", QString::fromStdString(error.action + ": " + error.text + "; " + error.remedy));
    return 2;
}

} // namespace

int runWorkload(const QStringList &args)
{
    const auto config = WorkloadConfig::load(args);
    if (!config)
        return refuse(config.error());
    const auto day = builtInDay(config->dayLength);
    if (!day)
        return refuse(day.error());
    const QTemporaryDir scripts;
    if (const auto laidOut = layOutScripts(scripts.path()); !laidOut)
        return refuse(laidOut.error());
    return program::runProgram([&](flow::Reactor &reactor) { return play(reactor, *config, *day, scripts.path()); });
}

} // namespace workload
