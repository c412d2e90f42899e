// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/smtp.h"

#include "models/notify/httpanswer.h"
#include "models/notify/words.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace notify {

namespace {

struct MailReading {
    const QByteArray &text;
    qsizetype at = 0;
};

std::size_t feed(char *buffer, std::size_t size, std::size_t count, void *self)
{
    auto &reading = *static_cast<MailReading *>(self);
    const qsizetype n = std::min(qsizetype(size * count), reading.text.size() - reading.at);
    std::memcpy(buffer, reading.text.constData() + reading.at, std::size_t(n));
    reading.at += n;
    return std::size_t(n);
}

// The server's last line, which says why.
int listen(CURL *, curl_infotype type, char *data, std::size_t size, void *self)
{
    if (type == CURLINFO_HEADER_IN)
        *static_cast<std::string *>(self) = std::string(data, std::min<std::size_t>(size, 500));
    return 0;
}

Attempt judge(CURLcode code, long status, const std::string &lastLine, const char *error)
{
    Attempt a;
    a.status = int(status);
    const QString line = said(lastLine);
    const auto permanent = [&a](bool broken) {
        a.outcome = Delivery::Outcome::Refused;
        a.broken = broken;
    };
    switch (code) {
    case CURLE_OK:
        a.outcome = Delivery::Outcome::Accepted;
        a.receipt = line;
        return a;
    case CURLE_LOGIN_DENIED:
        if (status < 500 && status >= 400) {
            a.words = Words::tr("The mail server cannot check our password now: %1").arg(line);
            return a;
        }
        permanent(true);
        a.words = Words::tr("The mail server refuses our user or password: correct the channel's 'user' or its secret. It said: %1").arg(line);
        return a;
    case CURLE_USE_SSL_FAILED:
        permanent(true);
        a.words = Words::tr("The mail server offers no STARTTLS on this port, and nothing is sent without encryption: correct 'port' or 'encryption'.");
        return a;
    case CURLE_PEER_FAILED_VERIFICATION:
        a.words = Words::tr("The mail server's certificate is not trusted: %1. Correct 'host', or name its authority under 'tls: {root_certificate: …}'.").arg(said(error));
        return a;
    case CURLE_SSL_CACERT_BADFILE:
        permanent(true);
        a.words = Words::tr("The file of the authority cannot be read: %1").arg(said(error));
        return a;
    case CURLE_COULDNT_RESOLVE_HOST:
        a.words = Words::tr("The mail server's name has no address.");
        return a;
    case CURLE_OPERATION_TIMEDOUT:
        a.words = Words::tr("The mail server did not finish in time.");
        return a;
    default: break;
    }
    if (status >= 500 && status < 600) {
        permanent(false);
        a.words = Words::tr("The mail server does not take this mail (%1). It said: %2").arg(status).arg(line);
    } else if (status >= 400) {
        a.words = Words::tr("The mail server asks to come back later (%1). It said: %2").arg(status).arg(line);
    } else {
        a.words = Words::tr("The mail server cannot be reached: %1").arg(said(error));
    }
    return a;
}

} // namespace

Attempt sendMail(const Mail &mail, base::milliseconds limit)
{
    const Channel &c = mail.channel;
    CURL *easy = curl_easy_init();
    const auto set = [easy](auto option, auto value) { curl_easy_setopt(easy, option, value); };
    const std::string url = std::string(c.encryption == Channel::Encryption::Tls ? "smtps://" : "smtp://") + c.host.toStdString() + ":" + std::to_string(c.port);
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, long(limit.count()));
    set(CURLOPT_USE_SSL, long(c.encryption == Channel::Encryption::StartTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    const http::TlsSettings tls = tlsOf(c.tls);
    set(CURLOPT_SSL_VERIFYPEER, tls.verifyAuthority ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, tls.verifyName ? 2L : 0L);
    if (!tls.rootCertificate.empty()) {
        set(CURLOPT_CAINFO, tls.rootCertificate.c_str());
        set(CURLOPT_CAPATH, static_cast<char *>(nullptr));
    }
    const std::string user = c.user.toStdString(), from = c.from.toStdString();
    if (!user.empty()) {
        set(CURLOPT_USERNAME, user.c_str());
        set(CURLOPT_PASSWORD, mail.password.revealZ());
    }
    set(CURLOPT_MAIL_FROM, from.c_str());
    curl_slist *recipients = nullptr;
    for (const QString &to : c.to)
        recipients = curl_slist_append(recipients, to.toUtf8().constData());
    set(CURLOPT_MAIL_RCPT, recipients);
    MailReading reading{mail.text};
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &feed);
    set(CURLOPT_READDATA, &reading);
    std::string lastLine;
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &listen);
    set(CURLOPT_DEBUGDATA, &lastLine);
    std::array<char, CURL_ERROR_SIZE> error{};
    set(CURLOPT_ERRORBUFFER, error.data());
    const CURLcode code = curl_easy_perform(easy);
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_cleanup(easy);
    curl_slist_free_all(recipients);
    return judge(code, status, lastLine, error[0] ? error.data() : curl_easy_strerror(code));
}

} // namespace notify
