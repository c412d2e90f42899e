// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/process/account.h"
#include "models/service/serviceconfig.h"

#include <QCoreApplication>

#include <csignal>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Result;
using flow::Task;

namespace {

constexpr double kErrorShare = 0.75; // seen within a few looks, and not an outage
constexpr auto kDelay = 2000ms;
constexpr int kBacklog = 2000;

bool isService(const ServerRecord &server)
{
    return server.kind == QStringLiteral("service");
}

Result<void> throwSwitches(const FaultContext &c, const service::ServiceSwitches &switches)
{
    const auto account = process::Account::ordinary();
    if (!account)
        return std::unexpected(account.error());
    auto written = process::writeFile(c.server.folder + QStringLiteral("/faults.json"), switches.toJson(), *account);
    if (written)
        process::signalProcess(c.server.process, SIGHUP); // reads it at once instead of at its next look
    return written;
}

Task<Result<QString>> burst(FaultContext c)
{
    service::ServiceSwitches switches;
    switches.errorShare = kErrorShare;
    co_await flow::orFail(throwSwitches(c, switches));
    co_return QCoreApplication::translate("sandbox", "%1 answers every second request with an error.")
        .arg(c.server.name);
}

Task<Result<QString>> slow(FaultContext c)
{
    service::ServiceSwitches switches;
    switches.delay = kDelay;
    co_await flow::orFail(throwSwitches(c, switches));
    co_return QCoreApplication::translate("sandbox", "%1 takes %2 s longer for each answer.")
        .arg(c.server.name)
        .arg(kDelay / 1s);
}

Task<Result<QString>> backlog(FaultContext c)
{
    service::ServiceSwitches switches;
    switches.stopWorker = true;
    switches.backlog = kBacklog;
    co_await flow::orFail(throwSwitches(c, switches));
    co_return QCoreApplication::translate("sandbox", "%1 sends no mails any more; %2 are waiting, and more come in.")
        .arg(c.server.name)
        .arg(kBacklog);
}

Task<Result<void>> calm(FaultContext c)
{
    co_return throwSwitches(c, service::ServiceSwitches());
}

} // namespace

QList<FaultKind> serviceFaults()
{
    return {{QStringLiteral("error-burst"), isService, isService, nullptr, burst, calm},
        {QStringLiteral("slow-http"), isService, isService, nullptr, slow, calm},
        {QStringLiteral("queue-backlog"), isService, isService, nullptr, backlog, calm}};
}

} // namespace sandbox
