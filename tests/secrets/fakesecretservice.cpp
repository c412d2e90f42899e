// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/secrets/fakesecretservice.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace {

const QString kBusName = QStringLiteral("fake-secret-service");
const QString kPrompt = QStringLiteral("/org/freedesktop/secrets/prompt/p1");
const QString kItem = QStringLiteral("/org/freedesktop/secrets/collection/login/1");

} // namespace

FakeSecretService::FakeSecretService(Manner manner)
    : m_manner(manner), m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, kBusName))
{
    m_bus->registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), this, QDBusConnection::SubPath);
    if (!m_bus->registerService(QStringLiteral("org.freedesktop.secrets")))
        qFatal("the name org.freedesktop.secrets is taken");
}

FakeSecretService::~FakeSecretService()
{
    leave();
}

void FakeSecretService::leave()
{
    m_bus.reset();
    QDBusConnection::disconnectFromBus(kBusName);
}

bool FakeSecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &)
{
    message.setDelayedReply(true);
    if (m_manner == Manner::Vanishing)
        QMetaObject::invokeMethod(this, &FakeSecretService::leave, Qt::QueuedConnection);
    return m_manner == Manner::Dismissed ? dismiss(message) : true;
}

bool FakeSecretService::dismiss(const QDBusMessage &message)
{
    const QString call = message.member();
    const QList<QDBusObjectPath> none, item{QDBusObjectPath(kItem)};
    QVariantList answer;
    if (call == QLatin1String("OpenSession")) {
        if (message.arguments().value(0).toString() != QLatin1String("plain"))
            return m_bus->send(message.createErrorReply(QDBusError::NotSupported, QStringLiteral("plain only")));
        answer = {QVariant::fromValue(QDBusVariant(QString())), QVariant::fromValue(QDBusObjectPath("/org/freedesktop/secrets/session/s1"))};
    } else if (call == QLatin1String("SearchItems")) {
        answer = {QVariant::fromValue(none), QVariant::fromValue(item)};
    } else if (call == QLatin1String("Unlock")) {
        answer = {QVariant::fromValue(none), QVariant::fromValue(QDBusObjectPath(kPrompt))};
    } else if (call == QLatin1String("Get")) {
        answer = {QVariant::fromValue(QDBusVariant(true))}; // Locked
    } else if (call == QLatin1String("GetAll")) {
        answer = {QVariantMap{{QStringLiteral("Locked"), true}}};
    } else if (call == QLatin1String("Prompt")) {
        m_bus->send(message.createReply());
        auto completed = QDBusMessage::createSignal(kPrompt, QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Completed"));
        completed << true << QVariant::fromValue(QDBusVariant(QVariant::fromValue(none)));
        return m_bus->send(completed);
    } else {
        return m_bus->send(message.createErrorReply(QDBusError::UnknownMethod, call));
    }
    return m_bus->send(message.createReply(answer));
}
