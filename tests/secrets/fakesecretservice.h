// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVirtualObject>

#include <optional>

// A secret service that misbehaves: owns org.freedesktop.secrets on the session bus and answers as told.
class FakeSecretService final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    enum class Manner {
        Silent,    // takes every call and never answers
        Vanishing, // leaves the bus at the first call
        Dismissed, // has one locked entry whose dialog the person closes
    };
    explicit FakeSecretService(Manner manner);
    ~FakeSecretService() override;

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    bool dismiss(const QDBusMessage &message);
    void leave();

    Manner m_manner;
    std::optional<QDBusConnection> m_bus; // the last handle: without it the connection closes
};
