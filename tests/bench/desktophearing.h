// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The desktop that is told in the benchmark of telling: a session bus of its own with a notification daemon that shows nothing.
// Accepted with its answer to Notify, over with CloseNotification. It answers on a thread of its own.

#include "tests/bench/hearing.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QThread>

#include <map>
#include <mutex>
#include <vector>

namespace bench {

class DesktopHearing final : public Hearing {
public:
    DesktopHearing() : m_name(QStringLiteral("bench-desktop-%1").arg(++s_count))
    {
        m_process.start(QStringLiteral("setpriv"), {QStringLiteral("--pdeathsig=KILL"), QStringLiteral("--"), QStringLiteral("dbus-daemon"), QStringLiteral("--session"),
                                                    QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_process.waitForReadyRead(10000))
            qFatal("dbus-daemon does not start");
        m_address = QString::fromUtf8(m_process.readLine()).trimmed();
        m_daemon.moveToThread(&m_thread);
        m_thread.start();
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, m_name);
        if (!bus.registerVirtualObject(QStringLiteral("/org/freedesktop/Notifications"), &m_daemon) || !bus.registerService(QStringLiteral("org.freedesktop.Notifications")))
            qFatal("the bus of the benchmark takes no notification daemon");
    }
    ~DesktopHearing() override
    {
        QDBusConnection::disconnectFromBus(m_name);
        m_thread.quit();
        m_thread.wait();
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    [[nodiscard]] QString address() const { return m_address; }

private:
    class Daemon final : public QDBusVirtualObject {
    public:
        [[nodiscard]] QString introspect(const QString &) const override { return {}; }
        bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
        {
            const QVariantList arguments = message.arguments();
            if (message.member() == QLatin1String("GetCapabilities"))
                return bus.send(message.createReply(QStringList{QStringLiteral("actions"), QStringLiteral("body")}));
            const bool shows = message.member() == QLatin1String("Notify");
            uint id = arguments.value(shows ? 1 : 0).toUInt();
            if (shows && id == 0)
                id = ++m_last;
            const bool sent = bus.send(shows ? message.createReply(id) : message.createReply());
            const std::lock_guard lock(m_mutex);
            if (shows) // "Where: environment / service / cluster / target"
                m_targets[id] = arguments.value(4).toString().section(QStringLiteral("Where: "), 1).section(QLatin1Char('\n'), 0, 0).section(QStringLiteral(" / "), -1);
            m_said.push_back({std::chrono::system_clock::now(), m_targets[id], QString::number(id), shows});
            return sent;
        }
        [[nodiscard]] std::vector<Said> since(std::size_t read)
        {
            const std::lock_guard lock(m_mutex);
            return {m_said.begin() + std::ptrdiff_t(read), m_said.end()};
        }

    private:
        std::mutex m_mutex;
        std::vector<Said> m_said;
        std::map<uint, QString> m_targets; // by id
        uint m_last = 0;
    };
    void listen() override
    {
        for (const Said &said : m_daemon.since(m_read)) {
            add(said);
            ++m_read;
        }
    }
    inline static int s_count = 0; // of connections, each with a name
    const QString m_name;
    QProcess m_process;
    QString m_address;
    QThread m_thread;
    Daemon m_daemon;
    std::size_t m_read = 0;
};

} // namespace bench
