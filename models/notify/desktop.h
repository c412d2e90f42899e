// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Notifications of the desktop (org.freedesktop.Notifications on the session bus), with Acknowledge and Open; a later notice of
// the same key replaces the earlier one, a resolve takes it away. Source: Desktop Notifications Specification 1.2.

#include "models/notify/sender.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

namespace notify {

class DesktopSender final : public QObject, public Sender {
    Q_OBJECT
public:
    DesktopSender(const Channel &channel, const SenderRoom &room);
    ~DesktopSender() override;
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;

private slots:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    flow::Task<Attempt> show(Message message, flow::TimePoint due);
    flow::Task<Attempt> close(Message message, flow::TimePoint due);
    // Why there is no connection; nothing when there is one.
    flow::Task<std::optional<Attempt>> connectBus(flow::TimePoint due);
    flow::Task<flow::Result<QDBusMessage>> call(QString method, QVariantList arguments, flow::TimePoint due);
    void leave();

    const Channel m_channel;
    const SenderRoom m_room;
    const QString m_name; // of the connection
    std::optional<QDBusConnection> m_bus;
    std::optional<bool> m_markup; // whether bodies are read as markup there
    QHash<uint, Notice> m_shown;  // by its id there
};

} // namespace notify
