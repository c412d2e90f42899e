// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/cluster/cluster.h"
#include "models/sandbox/certificates.h"
#include "models/sandbox/safetygateprocess.h"
#include "models/sandbox/tlslook.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <csignal>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

constexpr auto kShown = 5s; // until the server shows what it was told to show
constexpr auto kPatience = 300ms; // then the signal was lost

const QString kCertificate = QStringLiteral("certificate");
const QString kKey = QStringLiteral("key");

bool speaksTls(const ServerRecord &server)
{
    return !server.extra.value(kCertificate).isEmpty() && !server.extra.value(kKey).isEmpty();
}

bool isNginx(const ServerRecord &server)
{
    return server.kind == QStringLiteral("nginx");
}

// A new pair of the sandbox's own authority.
Result<void> replaceCertificate(
    const StateFile &state, const ServerRecord &server, const QDateTime &notBefore, const QDateTime &notAfter)
{
    return issueCertificate(state.folder + QStringLiteral("/ca"), server.extra.value(kCertificate),
        server.extra.value(kKey), notBefore, notAfter);
}

Result<void> renewOnDisk(const StateFile &state, const ServerRecord &server)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return replaceCertificate(state, server, now.addDays(-1), now.addDays(365));
}

// While nginx reloads, the worker of before takes connections for a moment beside the new one.
bool onlyOneAccepts(const ServerRecord &server)
{
    if (!isNginx(server))
        return true;
    const auto workers = process::childrenOf(server.process);
    return std::ranges::count_if(workers, [&server](const process::Identity &worker) {
        return listeningOf(worker.pid, server.port) != Listening::No;
    }) == 1;
}

Error notShown(const ServerRecord &server, const QString &lastAnswer)
{
    const QString log = server.folder + QStringLiteral("/log");
    const QString said = lastAnswer.isEmpty()
        ? QCoreApplication::translate("sandbox", "%1 does not show its new certificate.").arg(server.name)
        : QCoreApplication::translate("sandbox", "%1 does not answer over TLS: %2.").arg(server.name, lastAnswer);
    return Error{flow::Errc::TimedOut,
        (said + u' ' + QCoreApplication::translate("sandbox", "Its log says: %1").arg(cluster::tailOf(log))).toStdString(), {},
        QCoreApplication::translate("sandbox", "reload %1").arg(server.name).toStdString(),
        QCoreApplication::translate("sandbox", "Heal it, or take the sandbox down and up again.").toStdString()};
}

// All three read their certificate again on SIGHUP, some time later. So it is asked for until whoever connects is
// shown what lies on disk. The first signal waits for a handshake: one that comes while nginx starts is forgotten by
// it, or ends it.
Task<Result<void>> makeItShow(FaultContext c)
{
    const auto due = c.reactor.now() + kShown;
    const TlsDoor door = isNginx(c.server) ? TlsDoor::Direct : TlsDoor::PostgresRequest;
    const QByteArray wanted = co_await flow::orFail(storedCertificate(c.server.extra.value(kCertificate)));
    flow::TimePoint nextSignal = c.reactor.now();
    QString lastAnswer;
    while (c.reactor.now() < due && c.server.alive()) {
        const auto shown = co_await shownCertificate(c.reactor, c.server.port, door, due);
        const bool current = shown && *shown == wanted;
        if (current && onlyOneAccepts(c.server))
            co_return Result<void>();
        lastAnswer = shown ? QString() : QString::fromStdString(shown.error().text);
        if (shown && !current && c.reactor.now() >= nextSignal) {
            process::signalProcess(c.server.process, SIGHUP);
            nextSignal = c.reactor.now() + kPatience;
        }
        co_await flow::orFail(co_await c.reactor.sleepFor(20ms));
    }
    if (!c.server.alive())
        co_return flow::fail(flow::Errc::Absent,
            QCoreApplication::translate("sandbox", "%1 is not running.").arg(c.server.name).toStdString());
    co_return std::unexpected(notShown(c.server, lastAnswer));
}

// Also what was only half in place.
Task<Result<void>> makeExpired(FaultContext c)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!certificateExpired(c.server.extra.value(kCertificate)))
        co_await flow::orFail(replaceCertificate(c.state, c.server, now.addDays(-90), now.addDays(-1)));
    co_return co_await makeItShow(c);
}

Task<Result<QString>> expire(FaultContext c)
{
    co_await flow::orFail(makeExpired(c));
    co_return QCoreApplication::translate("sandbox", "%1 shows a certificate that expired yesterday.")
        .arg(c.server.name);
}

Task<Result<void>> renew(FaultContext c)
{
    co_await flow::orFail(renewOnDisk(c.state, c.server));
    co_return co_await makeItShow(c);
}

} // namespace

QList<FaultKind> certificateFaults()
{
    return {{QStringLiteral("expire-certificate"), speaksTls, isNginx, nullptr, expire, renew, makeExpired, renewOnDisk}};
}

} // namespace sandbox
