// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/cluster/adminlink.h"

#include <algorithm>

namespace sandbox {

using namespace std::chrono_literals;

const QList<FaultKind> &faultKinds()
{
    static const QList<FaultKind> kinds = processFaults() + sessionFaults() + replicationFaults() + archiveFaults()
        + diskFaults() + serviceFaults() + certificateFaults();
    return kinds;
}

const FaultKind *findFaultKind(const QString &name)
{
    const auto &kinds = faultKinds();
    const auto found = std::ranges::find(kinds, name, &FaultKind::name);
    return found == kinds.end() ? nullptr : &*found;
}

flow::Task<flow::Result<void>> runAsSuperuser(flow::Reactor &reactor, ServerRecord server, QList<QByteArray> statements)
{
    const auto due = reactor.now() + 10s;
    auto link = co_await flow::orFail(cluster::AdminLink::open(
        reactor, server.extra.value(QStringLiteral("socketFolder")), server.port, QStringLiteral("postgres"), due));
    for (const QByteArray &statement : statements)
        co_await flow::orFail(link->run(statement, due));
    co_return {};
}

} // namespace sandbox
