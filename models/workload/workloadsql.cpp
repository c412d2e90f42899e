// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workload/workloadsql.h"

#include "models/base/log.h"
#include "models/base/untrusted.h"
#include "models/process/childrunner.h"

#include <algorithm>

namespace workload {

using namespace std::chrono_literals;

namespace {

constexpr int kLongestComplaint = 400;

// True when the slice went through; false, and a line in the log when the reason is new, when it ended early.
flow::Task<bool> playSlice(
    flow::Reactor &reactor, process::Argv pgbench, std::chrono::seconds length, QString &lastComplaint)
{
    process::RunOptions options;
    options.outputLimit = kLongestComplaint;
    // Clients that wait for a lock do not see the end of the time: they are ended a little later.
    auto running = process::run(reactor, std::move(pgbench), std::move(options), reactor.now() + length + 3s);
    const auto output = co_await running;
    if (output && output->exitCode == 0)
        co_return true;
    if (!output && (output.error().code == flow::Errc::TimedOut || output.error().code == flow::Errc::Cancelled))
        co_return true;
    const std::string said = output ? output->err.left(output->err.indexOf('\n')).toStdString() : output.error().text;
    const QString complaint = base::Untrusted(said).visible();
    if (complaint != lastComplaint)
        base::logWarning("workload", QStringLiteral("pgbench ended early: %1").arg(complaint));
    lastComplaint = complaint;
    co_return false;
}

} // namespace

flow::Task<void> playTransactions(
    flow::Reactor &reactor, const WorkloadConfig &config, const WorkloadDay &day, QString scripts)
{
    const auto begin = reactor.now();
    QString lastComplaint;
    for (;;) {
        const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(reactor.now() - begin);
        const auto length = std::max(std::chrono::round<std::chrono::seconds>(day.leftOfHour(elapsed)), 1s);
        const double rate = std::max(day.levelAt(elapsed) * config.peakTransactions, 0.1);
        const process::Argv pgbench = config.pgbenchCommand(scripts, length, rate);
        const bool played = co_await playSlice(reactor, pgbench, length, lastComplaint);
        const auto pause = played ? 0ms : 1000ms;
        const auto slept = co_await reactor.sleepFor(pause);
        if (!slept)
            co_return;
    }
}

} // namespace workload
