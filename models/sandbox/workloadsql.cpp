// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/workloadsql.h"

#include "models/base/log.h"
#include "models/base/untrusted.h"
#include "models/flow/signal.h"
#include "models/sandbox/serviceprogram.h"

#include <QProcess>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>

namespace sandbox {

using namespace std::chrono_literals;

namespace {

constexpr int kLongestComplaint = 400;

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    for (const QString &name : env.keys())
        if (name.startsWith(QStringLiteral("PG")))
            env.remove(name);
    env.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    return env;
}

// True when the slice went through; false, and a line in the log when the reason is new, when it ended early.
flow::Task<bool> playSlice(flow::Reactor &reactor, QString program, QStringList args, std::chrono::seconds length,
                           QString &lastComplaint)
{
    QProcess pgbench;
    pgbench.setProcessEnvironment(plainEnvironment());
    pgbench.setStandardInputFile(QProcess::nullDevice());
    pgbench.setStandardOutputFile(QProcess::nullDevice());
    pgbench.setChildProcessModifier([] {
        unblockSignals();
        prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    pgbench.start(program, args);
    // Clients that wait for a lock do not see the end of the time: they are ended a little later.
    const auto ended = co_await flow::signal(&pgbench, &QProcess::finished, reactor, reactor.now() + length + 3s);
    if (!ended) {
        pgbench.terminate();
        co_return true;
    }
    if (std::get<0>(*ended) == 0)
        co_return true;
    const QByteArray said = pgbench.readAllStandardError().left(kLongestComplaint);
    const QString complaint = base::Untrusted(said.left(said.indexOf('\n')).toStdString()).visible();
    if (complaint != lastComplaint)
        base::logWarning("sandbox", QStringLiteral("pgbench ended early: %1").arg(complaint));
    lastComplaint = complaint;
    co_return false;
}

} // namespace

flow::Task<void> playTransactions(flow::Reactor &reactor, const WorkloadConfig &config, const WorkloadDay &day,
                                  const QString &scripts)
{
    const auto begin = reactor.now();
    QString lastComplaint;
    for (;;) {
        const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(reactor.now() - begin);
        const auto length = std::max(std::chrono::round<std::chrono::seconds>(day.leftOfHour(elapsed)), 1s);
        const double rate = std::max(day.levelAt(elapsed) * config.peakTransactions, 0.1);
        const QStringList args = config.pgbenchArguments(scripts, length, rate);
        const bool played = co_await playSlice(reactor, config.pgbench, args, length, lastComplaint);
        const auto pause = played ? 0ms : 1000ms;
        const auto slept = co_await reactor.sleepFor(pause);
        if (!slept)
            co_return;
    }
}

} // namespace sandbox
