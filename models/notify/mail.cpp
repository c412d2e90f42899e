// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mail.h"

#include "models/notify/httpanswer.h"
#include "models/notify/smtp.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QDateTime>
#include <QLocale>

namespace notify {

namespace {

// RFC 2047, in words of at most 75 characters, none of which cuts a character.
QByteArray headerText(const QString &text)
{
    const QString line = text.simplified();
    if (std::all_of(line.begin(), line.end(), [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; }) && line.size() < 900)
        return line.toLatin1();
    QByteArray out, word;
    const auto flush = [&out, &word] {
        if (!word.isEmpty())
            out += (out.isEmpty() ? "" : "\r\n ") + QByteArray("=?UTF-8?B?") + word.toBase64() + "?=";
        word.clear();
    };
    for (qsizetype i = 0; i < line.size(); ++i) {
        const qsizetype units = line.at(i).isHighSurrogate() && i + 1 < line.size() ? 2 : 1;
        const QByteArray bytes = line.mid(i, units).toUtf8();
        if (word.size() + bytes.size() > 45)
            flush();
        word += bytes;
        i += units - 1;
    }
    flush();
    return out;
}

QByteArray messageId(const QString &of, const Channel &channel)
{
    QByteArray id;
    for (const QChar c : of.left(128))
        if (c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'.'))
            id += char(c.unicode());
    return '<' + id + '@' + channel.from.section(u'@', -1).toLatin1() + '>';
}

Attempt outOfTime()
{
    Attempt attempt;
    attempt.words = Words::tr("The mail server did not finish in time.");
    return attempt;
}

} // namespace

QByteArray mailText(const Notice &n, const QString &event, const Channel &channel, base::WallTime now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<base::milliseconds>(now.time_since_epoch()).count(), Qt::UTC);
    // The thread begins with a mail whose id is the key's; that mail itself may be any of the key's, so all refer to it.
    const QByteArray thread = messageId(n.key, channel);
    QByteArray out = "Date: " + QLocale::c().toString(at, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " +0000\r\n";
    out += "From: Quarterdeck <" + channel.from.toLatin1() + ">\r\nTo: " + channel.to.join(QStringLiteral(",\r\n ")).toLatin1() + "\r\n";
    out += "Subject: " + headerText(headline(n)) + "\r\nMessage-ID: " + messageId(event, channel) + "\r\nIn-Reply-To: " + thread + "\r\nReferences: " + thread + "\r\n";
    out += "Auto-Submitted: auto-generated\r\nX-Console-Event-Id: " + event.toLatin1() + "\r\n";
    if (n.severity == base::Severity::Critical && n.moment == Moment::Firing)
        out += "Importance: high\r\n";
    out += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    const QByteArray body = (headline(n) + QStringLiteral("\r\n\r\n") + details(n).join(QStringLiteral("\r\n")) + QStringLiteral("\r\n")).toUtf8().toBase64();
    for (qsizetype i = 0; i < body.size(); i += 76)
        out += body.mid(i, 76) + "\r\n";
    return out;
}

flow::Task<Attempt> MailSender::send(Message message, flow::TimePoint due)
{
    const auto fetched = co_await m_password.fetch(due);
    if (!fetched)
        co_return withoutSecret(fetched.error());
    const auto mail = std::make_shared<Mail>();
    mail->channel = m_channel;
    mail->password = m_password.secret().clone();
    mail->text = mailText(message.notice, message.event, m_channel, m_room.clock.wallNow());
    const base::TimePoint until = base::Clock::system().now() + (due - m_room.reactor.now());
    auto wait = flow::offloadUnlessLate<Attempt>(m_room.reactor, m_pool, due + std::chrono::milliseconds(500), [mail, until] {
        const auto left = std::chrono::duration_cast<base::milliseconds>(until - base::Clock::system().now());
        return left.count() > 0 ? sendMail(*mail, left) : outOfTime();
    });
    auto sent = co_await wait;
    if (!sent)
        co_return sent.error().code == flow::Errc::Cancelled ? judged(sent.error()) : outOfTime();
    Attempt attempt = std::move(*sent);
    redact(attempt, m_password.secret());
    if (attempt.broken)
        m_password.forget();
    co_return attempt;
}

} // namespace notify
