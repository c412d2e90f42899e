// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/httpanswer.h"

#include "models/base/untrusted.h"
#include "models/notify/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace notify {

using namespace std::chrono_literals;

std::optional<base::milliseconds> retryAfter(const http::Response &response, base::WallTime now)
{
    const std::string *header = response.header("Retry-After");
    if (!header)
        return std::nullopt;
    const QString text = QString::fromStdString(*header).trimmed();
    bool number = false;
    const qint64 seconds = text.toLongLong(&number);
    if (number)
        return base::milliseconds(std::clamp<qint64>(seconds, 1, 3600) * 1000);
    QDateTime at = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    const auto wait = base::fromMilliseconds(at.toMSecsSinceEpoch()) - now;
    return std::clamp(std::chrono::duration_cast<base::milliseconds>(wait), base::milliseconds(1s), base::milliseconds(1h));
}

QString said(const std::string &body)
{
    const QString line = QString::fromUtf8(body.data(), qsizetype(std::min<std::size_t>(body.size(), 2000))).simplified();
    return base::Untrusted(line.size() > 200 ? line.left(200) + QChar(0x2026) : line).visible();
}

Attempt judged(const http::Response &response, base::WallTime now)
{
    Attempt a;
    a.status = response.status;
    if (a.status >= 200 && a.status < 300) {
        a.outcome = Delivery::Outcome::Accepted;
        return a;
    }
    const QString words = said(response.body);
    const auto with = [&words](const QString &sentence) { return words.isEmpty() ? sentence : Words::tr("%1 It said: %2").arg(sentence, words); };
    if (a.status == 429) {
        a.retryAfter = retryAfter(response, now);
        a.words = with(Words::tr("It asks for fewer messages (HTTP 429)."));
    } else if (a.status >= 500 || a.status == 408 || a.status == 425) {
        a.retryAfter = retryAfter(response, now);
        a.words = with(Words::tr("It could not take the message now (HTTP %1).").arg(a.status));
    } else if (a.status == 404 || a.status == 410) {
        a.outcome = Delivery::Outcome::Refused;
        a.broken = true;
        a.words = with(Words::tr("Its address does not exist any more (HTTP %1): correct it in channels.yaml.").arg(a.status));
    } else if (a.status == 401 || a.status == 403) {
        a.outcome = Delivery::Outcome::Refused;
        a.broken = true;
        a.words = with(Words::tr("It refuses our credentials (HTTP %1): correct the channel's secret.").arg(a.status));
    } else if (a.status >= 300 && a.status < 400) {
        a.outcome = Delivery::Outcome::Refused;
        a.broken = true;
        a.words = Words::tr("It points to another address (HTTP %1), which is not followed: write that one in channels.yaml.").arg(a.status);
    } else {
        a.outcome = Delivery::Outcome::Refused;
        a.words = with(Words::tr("It does not take this message (HTTP %1).").arg(a.status));
    }
    return a;
}

Attempt judged(const base::Error &error)
{
    Attempt a;
    a.cancelled = error.code == base::Errc::Cancelled;
    a.words = base::Untrusted(std::string_view(error.text)).visible();
    if (error.code == base::Errc::Closed)
        a.words = Words::tr("It cannot be reached: %1").arg(a.words);
    if (error.code == base::Errc::Invalid) {
        a.outcome = Delivery::Outcome::Refused;
        a.broken = true;
    }
    return a;
}

http::TlsSettings tlsOf(const environment::Tls &tls)
{
    http::TlsSettings out;
    using Mode = environment::Tls::Mode;
    out.verifyAuthority = tls.mode == Mode::VerifyFull || tls.mode == Mode::VerifyCa;
    out.verifyName = tls.mode == Mode::VerifyFull;
    out.rootCertificate = tls.rootCertificate.toStdString();
    out.certificate = tls.certificate.toStdString();
    out.key = tls.key.toStdString();
    return out;
}

} // namespace notify
