// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Notifications of the desktop (org.freedesktop.Notifications on the session bus), with Acknowledge, and Open where somebody
// shows it; a later notice of the same key replaces the earlier one, a resolve takes it away. What an earlier program, or this
// one on a connection that broke, has shown is answered for as long as it stands. Source: Desktop Notifications
// Specification 1.2.

#include "models/flow/pool.h"
#include "models/notify/sender.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QHash>
#include <QObject>

#include <atomic>
#include <memory>

namespace notify {

class DesktopSender final : public QObject, public Sender {
    Q_OBJECT
public:
    DesktopSender(const Channel &channel, const SenderRoom &room);
    ~DesktopSender() override;
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;
    void stands(const Notice &notice, const QString &receipt) override;
    [[nodiscard]] base::milliseconds upkeepEvery() const override;
    flow::Task<Attempt> upkeep(std::vector<Notice> open, flow::TimePoint due) override; // hears what is pressed

private slots:
    void actionInvoked(uint id, const QString &action, const QDBusMessage &message);
    void notificationClosed(uint id, uint reason, const QDBusMessage &message);

private:
    flow::Task<Attempt> show(Message message, flow::TimePoint due);
    flow::Task<Attempt> close(Message message, flow::TimePoint due);
    // Why there is no connection; nothing when there is one.
    flow::Task<std::optional<Attempt>> connectBus(flow::TimePoint due);
    flow::Task<flow::Result<QDBusMessage>> call(QString method, QVariantList arguments, flow::TimePoint due);
    flow::Task<flow::Result<QDBusMessage>> ask(QDBusMessage message, flow::TimePoint due);
    void leave();
    // What stands there under this id; another bus counts anew, and so does a service that began anew on the same one.
    [[nodiscard]] QString receiptOf(const QString &service, uint id) const;
    flow::Task<flow::Result<uint>> idHere(QString receipt, flow::TimePoint due); // 0: whoever showed it does not show any more

    const Channel m_channel;
    const SenderRoom m_room;
    const QString m_name; // of the connection
    flow::BlockingPool m_pool{1}; // its own: a bus that hangs keeps no other channel waiting
    std::shared_ptr<std::atomic<bool>> m_greeted; // a greeting that came to nothing in time: whether it is over; no other is begun before
    std::optional<QDBusConnection> m_bus;
    QString m_busId;
    std::optional<bool> m_markup; // whether bodies are read as markup there
    QHash<QString, Notice> m_shown; // by receipt
};

} // namespace notify
