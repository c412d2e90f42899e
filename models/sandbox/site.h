// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sandbox that is being started: its description, its state, who owns it and the passwords of its roles. Lives
// in the flow that starts it. Engine thread only.

#include "models/flow/scope.h"
#include "models/process/account.h"
#include "models/sandbox/description.h"
#include "models/sandbox/statefile.h"

namespace sandbox {

inline constexpr QLatin1StringView kConsole("quarterdeck"); // the login of the console, an operator
inline constexpr QLatin1StringView kReader("quarterdeck_reader"); // the login of its SQL window, an observer

struct Site {
    flow::Reactor &reactor;
    Description description;
    StateFile state;
    process::Account account;
    QString program;                      // quarterdeckctl, for service and workload
    QHash<QString, QByteArray> passwords; // role -> password; empty when the sandbox existed already

    [[nodiscard]] QString path(const QString &relative) const { return state.folder + u'/' + relative; }
    [[nodiscard]] QHash<QString, QString> placeholders() const;
    [[nodiscard]] cluster::Layout layout(const ServerPlan &plan) const;
    [[nodiscard]] flow::Result<void> write(const QString &relative, const QByteArray &bytes) const;
    // The leaf certificate NAME/server.crt of a server.
    [[nodiscard]] flow::Result<void> certify(const QString &server) const;
    // Changes the record in memory and in the state file.
    flow::Result<void> change(const QString &server, const std::function<void(ServerRecord &)> &edit);

    explicit Site(flow::Reactor &r) : reactor(r) {}
};

// n bytes of the kernel's randomness, as hex.
[[nodiscard]] QByteArray randomHex(int bytes);

// Different ports of 127.0.0.1 that nobody listens on, below the range that the kernel gives to clients.
[[nodiscard]] flow::Result<QList<int>> freePorts(int count);

// Until something accepts on 127.0.0.1:port; ends early, with the last lines of the log, when the process dies.
flow::Task<flow::Result<void>> portAnswers(flow::Reactor &reactor, int port, process::Identity server, QString log,
                                           flow::TimePoint due);

} // namespace sandbox
