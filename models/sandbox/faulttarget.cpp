// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faulttarget.h"

#include <QCoreApplication>

namespace sandbox {

using flow::Errc;
using flow::Error;
using flow::Result;

namespace {

std::unexpected<Error> refuse(const StateFile &state, const QString &why)
{
    QStringList names;
    for (const ServerRecord &server : state.servers)
        names += server.name;
    return std::unexpected(Error{Errc::Invalid, why.toStdString(), {},
        QCoreApplication::translate("sandbox", "find the server").toStdString(),
        QCoreApplication::translate("sandbox", "The sandbox has: %1.")
            .arg(names.join(QStringLiteral(", ")))
            .toStdString()});
}

// nginx and what it passes requests to.
const ServerRecord *partnerOf(const StateFile &state, const ServerRecord &server)
{
    for (const ServerRecord &nginx : state.servers) {
        if (nginx.kind != QStringLiteral("nginx"))
            continue;
        const QString behind = nginx.extra.value(QStringLiteral("upstream"));
        if (nginx.name == server.name)
            return state.find(behind);
        if (behind == server.name)
            return &nginx;
    }
    return nullptr;
}

} // namespace

Result<ServerRecord> faultTarget(const StateFile &state, const FaultKind &kind, const QString &target)
{
    if (target.isEmpty()) {
        for (const ServerRecord &server : state.servers)
            if (kind.natural(server))
                return server;
        return refuse(state,
            QCoreApplication::translate("sandbox", "No server of the sandbox can have the fault %1.").arg(kind.name));
    }
    const ServerRecord *server = state.find(target);
    if (!server)
        return refuse(state, QCoreApplication::translate("sandbox", "The sandbox has no server \"%1\".").arg(target));
    if (kind.suits(*server))
        return *server;
    const ServerRecord *partner = partnerOf(state, *server);
    if (partner && kind.suits(*partner))
        return *partner;
    return refuse(state, QCoreApplication::translate("sandbox", "%1 cannot have the fault %2.").arg(target, kind.name));
}

Result<QStringList> healTargets(const StateFile &state, const QString &target)
{
    QStringList names;
    if (target.isEmpty()) {
        for (const ServerRecord &server : state.servers)
            names += server.name;
        return names;
    }
    const ServerRecord *server = state.find(target);
    if (!server)
        return refuse(state, QCoreApplication::translate("sandbox", "The sandbox has no server \"%1\".").arg(target));
    names += target;
    if (const ServerRecord *partner = partnerOf(state, *server))
        names += partner->name;
    return names;
}

} // namespace sandbox
