// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/desktop.h"

#include "models/base/untrusted.h"
#include "models/flow/signal.h"
#include "models/notify/httpanswer.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QDBusError>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace notify {

namespace {

constexpr auto kListensEvery = 5s; // a connection that broke is made again

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kBus = u"org.freedesktop.DBus"_s;

QString addressOf(const SenderRoom &room)
{
    if (!room.busAddress.isEmpty())
        return room.busAddress;
    const QString named = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!named.isEmpty())
        return named;
    const QString socket = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s; // as systemd makes it
    return QFileInfo::exists(socket) && socket.startsWith(u'/') ? u"unix:path="_s + socket : QString();
}

Attempt later(const QString &words)
{
    Attempt a;
    a.words = words;
    return a;
}

QString nextName()
{
    static std::atomic<int> count{0};
    return u"quarterdeck-notify-%1"_s.arg(++count);
}

// Why not; empty: there is a connection of that name now.
QString greet(const QString &address, const QString &name, std::atomic<bool> &greeted)
{
    QString refusal;
    {
        const QDBusConnection bus = QDBusConnection::connectToBus(address, name);
        if (!bus.isConnected())
            refusal = bus.lastError().message() + u' ';
    }
    if (!refusal.isEmpty())
        QDBusConnection::disconnectFromBus(name);
    if (greeted.exchange(true))
        QDBusConnection::disconnectFromBus(name);
    return refusal;
}

// Whoever is asked may be there all the same.
bool gaveNoAnswer(QDBusError::ErrorType type)
{
    return type == QDBusError::NoReply || type == QDBusError::Timeout || type == QDBusError::TimedOut || type == QDBusError::Disconnected;
}

} // namespace

DesktopSender::DesktopSender(const Channel &channel, const SenderRoom &room) : m_channel(channel), m_room(room), m_name(nextName()) {}

// Of a greeting that nobody waits for any more and this end, whichever comes second lets go of the connection.
DesktopSender::~DesktopSender()
{
    leave();
    if (m_greeted && m_greeted->exchange(true))
        QDBusConnection::disconnectFromBus(m_name);
}

void DesktopSender::leave()
{
    if (!m_bus)
        return;
    m_bus->disconnect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString, QDBusMessage)));
    m_bus->disconnect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(notificationClosed(uint, uint, QDBusMessage)));
    m_bus.reset();
    QDBusConnection::disconnectFromBus(m_name);
    m_markup.reset();
    m_busId.clear();
}

QString DesktopSender::receiptOf(const QString &service, uint id) const { return m_busId + u'/' + service + u'/' + QString::number(id); }

flow::Task<flow::Result<uint>> DesktopSender::idHere(QString receipt, flow::TimePoint due)
{
    if (receipt.section(u'/', 0, 0) != m_busId)
        co_return 0u;
    auto question = QDBusMessage::createMethodCall(kBus, u"/org/freedesktop/DBus"_s, kBus, u"GetNameOwner"_s);
    question << kService;
    auto asking = ask(question, due);
    const auto owner = co_await asking;
    if (!owner && owner.error().code != flow::Errc::Server)
        co_return std::unexpected(owner.error());
    const bool same = owner && owner->arguments().value(0).toString() == receipt.section(u'/', 1, 1);
    co_return same ? receipt.section(u'/', -1).toUInt() : 0u;
}

void DesktopSender::stands(const Notice &notice, const QString &receipt)
{
    if (!receipt.isEmpty())
        m_shown.insert(receipt, notice);
}

base::milliseconds DesktopSender::upkeepEvery() const { return kListensEvery; }

flow::Task<Attempt> DesktopSender::upkeep(std::vector<Notice> open, flow::TimePoint due)
{
    Attempt attempt;
    attempt.outcome = Delivery::Outcome::Accepted;
    if (open.empty() || m_shown.isEmpty())
        co_return attempt;
    const auto unconnected = co_await connectBus(due);
    co_return unconnected.value_or(attempt);
}

flow::Task<std::optional<Attempt>> DesktopSender::connectBus(flow::TimePoint due)
{
    if (m_bus && m_bus->isConnected())
        co_return std::optional<Attempt>();
    leave();
    const QString address = addressOf(m_room);
    if (address.isEmpty())
        co_return later(Words::tr("There is no session bus here: this program does not run in a desktop session."));
    // Only the thread that greets touches the connection: whoever else does waits for a bus that hangs, too.
    if (m_greeted && !*m_greeted)
        co_return later(Words::tr("The session bus does not answer."));
    m_greeted = std::make_shared<std::atomic<bool>>(false);
    auto wait = flow::offload<QString>(m_room.reactor, m_pool, due, [address, name = m_name, greeted = m_greeted] { return greet(address, name, *greeted); });
    const auto refused = co_await wait;
    if (!refused && refused.error().code == flow::Errc::TimedOut)
        co_return later(Words::tr("The session bus does not answer."));
    if (!refused)
        co_return judged(refused.error());
    m_greeted.reset();
    if (!refused->isEmpty())
        co_return later(Words::tr("The session bus cannot be reached: %1").arg(base::Untrusted(refused->trimmed()).visible()));
    m_bus = QDBusConnection(m_name);
    m_bus->connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString, QDBusMessage)));
    m_bus->connect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(notificationClosed(uint, uint, QDBusMessage)));
    const auto bus = QDBusMessage::createMethodCall(kBus, u"/org/freedesktop/DBus"_s, kBus, u"GetId"_s);
    const auto id = co_await ask(bus, due);
    if (!id) {
        leave();
        if (id.error().code != flow::Errc::Server)
            co_return judged(id.error());
        co_return later(Words::tr("The session bus cannot be reached: %1").arg(base::Untrusted(std::string_view(id.error().text)).visible()));
    }
    m_busId = id->arguments().value(0).toString();
    co_return std::optional<Attempt>();
}

flow::Task<flow::Result<QDBusMessage>> DesktopSender::call(QString method, QVariantList arguments, flow::TimePoint due)
{
    auto message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    message.setArguments(arguments);
    auto asking = ask(message, due);
    auto answer = co_await asking;
    co_return answer;
}

flow::Task<flow::Result<QDBusMessage>> DesktopSender::ask(QDBusMessage message, flow::TimePoint due)
{
    const auto left = std::chrono::duration_cast<base::milliseconds>(due - m_room.reactor.now());
    QDBusPendingCallWatcher watcher(m_bus->asyncCall(message, int(std::max<std::int64_t>(1, left.count()))));
    if (!watcher.isFinished()) {
        auto finished = flow::signal(&watcher, &QDBusPendingCallWatcher::finished, m_room.reactor, due);
        const auto waited = co_await finished;
        if (!waited)
            co_return std::unexpected(waited.error());
    }
    const QDBusMessage reply = watcher.reply();
    if (reply.type() == QDBusMessage::ErrorMessage)
        co_return flow::fail(gaveNoAnswer(QDBusError(reply).type()) ? flow::Errc::TimedOut : flow::Errc::Server, reply.errorMessage().toStdString());
    co_return reply;
}

flow::Task<Attempt> DesktopSender::send(Message message, flow::TimePoint due)
{
    const auto unconnected = co_await connectBus(due);
    if (unconnected)
        co_return *unconnected;
    if (message.notice.moment == Moment::Resolved) {
        auto closed = co_await close(std::move(message), due);
        co_return closed;
    }
    auto shown = co_await show(std::move(message), due);
    co_return shown;
}

flow::Task<Attempt> DesktopSender::show(Message message, flow::TimePoint due)
{
    const Notice notice = message.notice;
    if (!m_markup) {
        const auto capabilities = co_await call(u"GetCapabilities"_s, QVariantList(), due);
        if (!capabilities && capabilities.error().code != flow::Errc::Server)
            co_return judged(capabilities.error());
        if (!capabilities)
            co_return later(Words::tr("Nobody shows notifications on this desktop: %1").arg(base::Untrusted(std::string_view(capabilities.error().text)).visible()));
        m_markup = capabilities->arguments().value(0).toStringList().contains(u"body-markup"_s);
    }
    const QString text = details(notice).join(u'\n');
    QStringList actions;
    if (m_room.opens)
        actions << u"default"_s << Words::tr("Open");
    if (notice.moment == Moment::Firing || notice.moment == Moment::Flapping || notice.moment == Moment::Digest)
        actions << u"acknowledge"_s << Words::tr("Acknowledge");
    if (m_room.opens && actions.size() > 2)
        actions << u"open"_s << Words::tr("Open");
    const bool loud = notice.severity == base::Severity::Critical && notice.moment != Moment::Acknowledged && notice.moment != Moment::Test;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(loud ? 2 : 1))}, {u"category"_s, u"network.error"_s}, {u"desktop-entry"_s, u"quarterdeck"_s}};
    auto before = idHere(message.earlierReceipt, due);
    const auto replaces = co_await before;
    if (!replaces)
        co_return judged(replaces.error());
    const QVariantList arguments{u"Quarterdeck"_s, *replaces, u"quarterdeck"_s, headline(notice), *m_markup ? text.toHtmlEscaped() : text, actions, hints, loud ? 0 : -1};
    const auto reply = co_await call(u"Notify"_s, arguments, due);
    if (!reply && reply.error().code != flow::Errc::Server)
        co_return judged(reply.error());
    if (!reply)
        co_return later(Words::tr("The desktop does not show the notification: %1").arg(base::Untrusted(std::string_view(reply.error().text)).visible()));
    Attempt attempt;
    attempt.outcome = Delivery::Outcome::Accepted;
    attempt.receipt = receiptOf(reply->service(), reply->arguments().value(0).toUInt());
    m_shown.remove(message.earlierReceipt);
    m_shown.insert(attempt.receipt, notice);
    co_return attempt;
}

flow::Task<Attempt> DesktopSender::close(Message message, flow::TimePoint due)
{
    Attempt attempt;
    attempt.outcome = Delivery::Outcome::Accepted;
    m_shown.remove(message.earlierReceipt);
    auto standing = idHere(message.earlierReceipt, due);
    const auto id = co_await standing;
    if (!id)
        co_return judged(id.error());
    if (*id == 0)
        co_return attempt; // nothing stands there
    const QVariantList arguments{*id};
    const auto reply = co_await call(u"CloseNotification"_s, arguments, due);
    // An error of the service: the person has closed it already.
    if (!reply && reply.error().code != flow::Errc::Server)
        co_return judged(reply.error());
    co_return attempt;
}

void DesktopSender::actionInvoked(uint id, const QString &action, const QDBusMessage &message)
{
    const auto shown = m_shown.constFind(receiptOf(message.service(), id));
    if (shown == m_shown.cend())
        return;
    Answered answer;
    answer.what = action == "acknowledge"_L1 ? Answered::What::Acknowledge : Answered::What::Open;
    answer.key = shown->key;
    answer.event = eventOf(*shown);
    answer.incident = shown->incident;
    answer.channel = m_channel.id;
    answer.at = m_room.clock.wallNow();
    answered(answer);
}

void DesktopSender::notificationClosed(uint id, uint, const QDBusMessage &message) { m_shown.remove(receiptOf(message.service(), id)); }

} // namespace notify

#include "moc_desktop.cpp"
