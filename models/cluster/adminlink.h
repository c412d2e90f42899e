// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A connection to a private cluster over its own socket folder, the superuser's unless another is named, or to an address of
// this machine with a pass file: no name resolution, several statements in one script. Only for clusters that we made ourselves. Engine thread only; one flow at a time.

#include "models/flow/scope.h"

#include <libpq-fe.h>

#include <QByteArray>
#include <QString>

#include <memory>

namespace cluster {

class AdminLink {
public:
    static flow::Task<flow::Result<std::unique_ptr<AdminLink>>> open(flow::Reactor &reactor, QString socketFolder,
                                                                     int port, QString database, flow::TimePoint due,
                                                                     QString user = QStringLiteral("postgres"),
                                                                     QString passFile = QStringLiteral("/dev/null/none"));
    ~AdminLink();
    AdminLink(const AdminLink &) = delete;
    AdminLink &operator=(const AdminLink &) = delete;

    // Runs the script; value: first column of the first row of the last result that has one.
    flow::Task<flow::Result<QByteArray>> run(QByteArray script, flow::TimePoint due);

    // Safe to paste into a script; empty on invalid text.
    [[nodiscard]] QByteArray identifier(const QString &name) const;
    [[nodiscard]] QByteArray literal(const QString &value) const;
    // What a server stores for that password; the password itself never travels.
    [[nodiscard]] QByteArray scramVerifier(const QByteArray &role, const QByteArray &password) const;

private:
    AdminLink(flow::Reactor &reactor, PGconn *connection);
    std::unexpected<flow::Error> failed(const PGresult *result) const;

    flow::Reactor &m_reactor;
    PGconn *m_connection;
};

} // namespace cluster
