// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tells the service manager how this program is (sd_notify(3)): datagrams to $NOTIFY_SOCKET. Without one nothing is sent
// and nothing fails. Any thread.

#include <QByteArray>

#include <chrono>
#include <optional>

namespace program {

class ServiceNotify {
public:
    ServiceNotify(); // reads the environment

    [[nodiscard]] bool watched() const { return !m_socket.isEmpty(); }
    // How often it wants to hear that we live (WATCHDOG_USEC, meant for this process): half of it is a good pace.
    [[nodiscard]] std::optional<std::chrono::milliseconds> watchdog() const { return m_watchdog; }

    void ready(const QByteArray &status) const;
    void status(const QByteArray &status) const; // one line
    void alive() const;
    void stopping() const;

private:
    void send(const QByteArray &message) const;

    QByteArray m_socket;
    std::optional<std::chrono::milliseconds> m_watchdog;
};

} // namespace program
