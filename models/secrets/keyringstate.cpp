// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keyringstate.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace secrets {

namespace {

constexpr int kPatienceMilliseconds = 1000;

KeyringState stateOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::NoReply:
    case QDBusError::TimedOut:
    case QDBusError::Timeout: return KeyringState::Silent;
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownProperty: return KeyringState::NoCollection;
    case QDBusError::Other:
        // org.freedesktop.Secret.Error.NoSuchObject
        return error.name().startsWith(QLatin1String("org.freedesktop.Secret.")) ? KeyringState::NoCollection : KeyringState::NoService;
    default: return KeyringState::NoService;
    }
}

} // namespace

void askKeyringState(QObject *context, std::function<void(KeyringState, const QString &)> done)
{
    auto question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets/aliases/default"),
                                                   QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) { // a call on it would never end
        const QString why = bus.lastError().message();
        QMetaObject::invokeMethod(context, [done = std::move(done), why] { done(KeyringState::NoService, why); }, Qt::QueuedConnection);
        return;
    }
    const QDBusPendingCall call = bus.asyncCall(question, kPatienceMilliseconds);
    auto *watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            done(stateOf(reply.error()), reply.error().message());
        else
            done(reply.value().variant().toBool() ? KeyringState::Locked : KeyringState::Unlocked, {});
    });
}

} // namespace secrets
