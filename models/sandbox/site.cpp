// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/site.h"

#include "models/sandbox/certificates.h"
#include "models/sandbox/loopbacksocket.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

constexpr int kLowestPort = 16000;
constexpr int kHighestPort = 31999; // clients get theirs from 32768 on

bool isFree(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in a = loopbackAddress(port);
    const bool good = fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr *>(&a), sizeof a) == 0 && ::listen(fd, 1) == 0;
    if (fd >= 0)
        ::close(fd);
    return good;
}

} // namespace

QHash<QString, QString> Site::placeholders() const
{
    QHash<QString, QString> values{{QStringLiteral("folder"), state.folder},
                                   {QStringLiteral("ca"), path(QStringLiteral("ca/ca.crt"))},
                                   {QStringLiteral("passfile"), path(QStringLiteral("passfile"))}};
    for (const ServerRecord &s : state.servers)
        values.insert(QStringLiteral("port:") + s.name, QString::number(s.port));
    return values;
}

cluster::Layout Site::layout(const ServerPlan &plan) const
{
    cluster::Layout l;
    const auto *postgres = std::get_if<PostgresPlan>(&plan.plan);
    l.folder = path(plan.name);
    l.dataFolder = l.folder + QStringLiteral("/data");
    l.socketFolder = l.folder + QStringLiteral("/socket");
    l.marker = state.id;
    l.account = account;
    l.binFolder = cluster::findBinFolder(postgres ? postgres->major : 0);
    if (const ServerRecord *record = state.find(plan.name))
        l.port = record->port;
    return l;
}

Result<void> Site::write(const QString &relative, const QByteArray &bytes) const
{
    return process::writeFile(path(relative), bytes, account);
}

Result<void> Site::certify(const QString &server) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return issueCertificate(path(QStringLiteral("ca")), path(server + QStringLiteral("/server.crt")),
                            path(server + QStringLiteral("/server.key")), now.addSecs(-3600), now.addDays(365));
}

Result<void> Site::change(const QString &server, const std::function<void(ServerRecord &)> &edit)
{
    return StateFile::update(state.folder, [&](StateFile &file) {
        if (ServerRecord *record = file.find(server))
            edit(*record);
        state = file;
    });
}

QByteArray randomHex(int bytes)
{
    QByteArray raw(bytes, '\0');
    while (::getrandom(raw.data(), size_t(bytes), 0) != bytes) { }
    return raw.toHex();
}

Result<QList<int>> freePorts(int count)
{
    QSet<int> taken;
    QList<int> ports;
    for (int tries = 0; ports.size() < count && tries < 2000; ++tries) {
        quint32 random = 0;
        (void)!::getrandom(&random, sizeof random, 0);
        const int port = kLowestPort + int(random % (kHighestPort - kLowestPort + 1));
        if (taken.contains(port) || !isFree(port))
            continue;
        taken.insert(port);
        ports << port;
    }
    if (ports.size() < count)
        return flow::fail(Errc::Io, QCoreApplication::translate("sandbox", "There is no free port between %1 and %2 on 127.0.0.1.").arg(kLowestPort).arg(kHighestPort).toStdString());
    return ports;
}

Task<Result<void>> portAnswers(flow::Reactor &reactor, int port, process::Identity server, QString log, flow::TimePoint due)
{
    while (reactor.now() < due) {
        const auto answer = co_await LoopbackSocket::connect(reactor, port, due);
        if (answer)
            co_return Result<void>();
        if (answer.error().code == Errc::Cancelled)
            co_return std::unexpected(answer.error());
        if (!process::processAlive(server))
            co_return flow::fail(Errc::Io, QCoreApplication::translate("sandbox", "It ended while starting: %1").arg(cluster::tailOf(log)).toStdString());
        co_await flow::orFail(co_await reactor.sleepFor(25ms));
    }
    co_return flow::fail(Errc::TimedOut, QCoreApplication::translate("sandbox", "It does not answer; its log says: %1").arg(cluster::tailOf(log)).toStdString());
}

} // namespace sandbox
