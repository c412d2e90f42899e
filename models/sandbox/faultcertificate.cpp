// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/process/account.h"
#include "models/sandbox/certificates.h"

#include <QCoreApplication>
#include <QDateTime>

#include <csignal>

namespace sandbox {

using flow::Result;
using flow::Task;

namespace {

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

// A new pair of the sandbox's own authority; nginx and PostgreSQL both read it again on SIGHUP.
Result<void> replaceCertificate(const FaultContext &c, const QDateTime &notBefore, const QDateTime &notAfter)
{
    auto issued = issueCertificate(c.state.folder + QStringLiteral("/ca"), c.server.extra.value(kCertificate),
        c.server.extra.value(kKey), notBefore, notAfter);
    if (issued && !process::signalProcess(c.server.process, SIGHUP))
        return flow::fail(flow::Errc::Absent, c.server.name.toStdString() + " is not running");
    return issued;
}

Task<Result<QString>> expire(FaultContext c)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    co_await flow::orFail(replaceCertificate(c, now.addDays(-90), now.addDays(-1)));
    co_return QCoreApplication::translate("sandbox", "%1 shows a certificate that expired yesterday.")
        .arg(c.server.name);
}

Task<Result<void>> renew(FaultContext c)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    co_return replaceCertificate(c, now.addDays(-1), now.addDays(365));
}

} // namespace

QList<FaultKind> certificateFaults()
{
    return {{QStringLiteral("expire-certificate"), speaksTls, isNginx, nullptr, expire, renew}};
}

} // namespace sandbox
