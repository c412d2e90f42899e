// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/transfer.h"

#include <QCoreApplication>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include <cstring>

namespace http {

using flow::Errc;
using flow::Error;
using flow::Result;

namespace {

constexpr std::size_t kMaxHeaderBytes = 64 << 10;

bool isConnected(curl_socket_t socket)
{
    sockaddr_storage peer;
    socklen_t size = sizeof peer;
    return socket != CURL_SOCKET_BAD && getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &size) == 0;
}

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && std::strchr(" \t\r\n", s.back()))
        s.remove_suffix(1);
    while (!s.empty() && std::strchr(" \t", s.front()))
        s.remove_prefix(1);
    return s;
}

std::string hostOf(const std::string &url)
{
    std::string out;
    CURLU *parts = curl_url();
    char *host = nullptr;
    if (curl_url_set(parts, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK
        && curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        out = host;
    curl_free(host);
    curl_url_cleanup(parts);
    return out;
}

} // namespace

Transfer::Transfer(Client &client, const Request &request) : m_client(client), m_request(request), m_easy(client.m_easy)
{
    curl_easy_reset(m_easy);
    const auto set = [this](auto option, auto value) { curl_easy_setopt(m_easy, option, value); };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    if (request.method == "HEAD")
        set(CURLOPT_NOBODY, 1L);
    else
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    if (!request.body.empty()) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
        set(CURLOPT_POSTFIELDS, request.body.c_str());
    }
    set(CURLOPT_FOLLOWLOCATION, request.followRedirects && client.m_secret.empty() ? 1L : 0L);
    set(CURLOPT_MAXREDIRS, 5L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // do not join a resolver thread that hangs
    set(CURLOPT_CONNECTTIMEOUT_MS, 0x7fffffffL); // the deadline is ours
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_TCP_KEEPIDLE, 10L);
    set(CURLOPT_TCP_KEEPINTVL, 5L);
    set(CURLOPT_SOCKOPTFUNCTION, &Transfer::tuneSocket);
    set(CURLOPT_SOCKOPTDATA, this);
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(request.maxConnectionAge).count();
    set(CURLOPT_MAXLIFETIME_CONN, long(std::max<std::int64_t>(1, age)));
    set(CURLOPT_USERAGENT, "Quarterdeck");
    set(CURLOPT_ERRORBUFFER, m_error.data());
    set(CURLOPT_HEADERFUNCTION, &Transfer::takeHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
    set(CURLOPT_WRITEDATA, this);
    setTrust();
    setHeaders();
    if (curl_multi_add_handle(client.m_multi, m_easy) != CURLM_OK)
        m_code = CURLE_FAILED_INIT;
}

void Transfer::setTrust()
{
    const TlsSettings &tls = m_client.m_tls;
    const auto set = [this](auto option, auto value) { curl_easy_setopt(m_easy, option, value); };
    set(CURLOPT_SSL_VERIFYPEER, tls.verifyAuthority ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, tls.verifyName ? 2L : 0L);
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_SESSIONID_CACHE, 0L); // a resumed session shows no certificate
    if (!tls.rootCertificate.empty()) {
        set(CURLOPT_CAINFO, tls.rootCertificate.c_str());
        set(CURLOPT_CAPATH, static_cast<char *>(nullptr)); // this authority and no other
    }
    if (!tls.certificate.empty()) {
        set(CURLOPT_SSLCERT, tls.certificate.c_str());
        set(CURLOPT_SSLKEY, tls.key.c_str());
    }
    set(CURLOPT_SSL_CTX_FUNCTION, &Transfer::takeContext);
    set(CURLOPT_SSL_CTX_DATA, &m_client);
}

void Transfer::setHeaders()
{
    if (!m_request.body.empty())
        m_headers = curl_slist_append(m_headers, "Expect:"); // no round trip to ask whether it may be sent
    for (const auto &[name, value] : m_request.headers)
        m_headers = curl_slist_append(m_headers, (name + ": " + value).c_str());
    if (!m_client.m_secret.empty()) {
        std::string line = m_client.m_authorization;
        line += ' ';
        line += m_client.m_secret.reveal();
        m_headers = curl_slist_append(m_headers, line.c_str());
        base::wipe(line);
    }
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
}

Transfer::~Transfer()
{
    curl_multi_remove_handle(m_client.m_multi, m_easy);
    curl_easy_reset(m_easy); // nothing in it may point here any more
    for (curl_slist *l = m_headers; l; l = l->next)
        explicit_bzero(l->data, std::strlen(l->data));
    curl_slist_free_all(m_headers);
}

int Transfer::tuneSocket(void *self, curl_socket_t socket, curlsocktype)
{
    static_cast<Transfer *>(self)->m_socket = socket;
    const unsigned limit = 8000; // ms; the kernel gives up what our deadline has long abandoned
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &limit, sizeof limit);
    return CURL_SOCKOPT_OK;
}

std::size_t Transfer::takeHeader(char *data, std::size_t, std::size_t bytes, void *self)
{
    auto &me = *static_cast<Transfer *>(self);
    me.m_headerBytes += bytes;
    if (me.m_headerBytes > kMaxHeaderBytes) {
        me.m_cap = Cap::Header;
        return 0;
    }
    const std::string_view line(data, bytes);
    if (line.starts_with("HTTP/")) {
        me.m_response.headers.clear(); // the final answer's headers, not those of a 100 or a redirect
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        me.m_response.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    return bytes;
}

std::size_t Transfer::takeBody(char *data, std::size_t, std::size_t bytes, void *self)
{
    auto &me = *static_cast<Transfer *>(self);
    if (me.m_response.body.size() + bytes > me.m_request.maxBody) {
        me.m_cap = Cap::Body;
        return 0;
    }
    me.m_response.body.append(data, bytes);
    return bytes;
}

CURLcode Transfer::takeContext(CURL *, void *context, void *self)
{
    auto &client = *static_cast<Client *>(self);
    client.m_peer.observe(static_cast<ssl_ctx_st *>(context), !client.m_tls.verifyAuthority);
    return CURLE_OK;
}

bool Transfer::finished()
{
    int left = 0;
    while (const CURLMsg *m = curl_multi_info_read(m_client.m_multi, &left))
        if (m->msg == CURLMSG_DONE)
            m_code = m->data.result;
    return m_code.has_value();
}

Result<Response> Transfer::outcome()
{
    if (*m_code != CURLE_OK)
        return std::unexpected(failure());
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    m_response.status = int(status);
    m_response.timings = timings();
    curl_easy_getinfo(m_easy, CURLINFO_ACTIVESOCKET, &m_client.m_kept);
    return std::move(m_response);
}

double Transfer::milliseconds(CURLINFO which) const
{
    curl_off_t us = 0;
    curl_easy_getinfo(m_easy, which, &us);
    return double(us) / 1000;
}

Timings Transfer::timings() const
{
    Timings t;
    long connects = 0;
    curl_easy_getinfo(m_easy, CURLINFO_NUM_CONNECTS, &connects);
    t.reused = connects == 0;
    if (!t.reused) {
        t.dns = milliseconds(CURLINFO_NAMELOOKUP_TIME_T);
        const double connected = milliseconds(CURLINFO_CONNECT_TIME_T);
        t.connect = std::max(0.0, connected - t.dns);
        t.tls = std::max(0.0, milliseconds(CURLINFO_APPCONNECT_TIME_T) - connected);
    }
    t.firstByte = std::max(0.0, milliseconds(CURLINFO_STARTTRANSFER_TIME_T) - milliseconds(CURLINFO_PRETRANSFER_TIME_T));
    t.total = milliseconds(CURLINFO_TOTAL_TIME_T);
    return t;
}

Error Transfer::stopped(Error why) const
{
    if (why.code != Errc::TimedOut)
        return why;
    const bool encrypted = m_request.url.starts_with("https:");
    QString step = QCoreApplication::translate("http", "It accepted the request and sent no answer in time.");
    if (milliseconds(CURLINFO_STARTTRANSFER_TIME_T) > 0)
        step = QCoreApplication::translate("http", "It began to answer and did not finish in time.");
    else if (milliseconds(CURLINFO_NAMELOOKUP_TIME_T) <= 0)
        step = QCoreApplication::translate("http", "Its name was not resolved in time.");
    else if (milliseconds(CURLINFO_CONNECT_TIME_T) <= 0 && !isConnected(m_socket))
        step = QCoreApplication::translate("http", "It did not accept a connection in time.");
    else if (encrypted && milliseconds(CURLINFO_PRETRANSFER_TIME_T) <= 0)
        step = QCoreApplication::translate("http", "It accepted a connection and did not finish the TLS handshake in time.");
    why.text = step.toStdString();
    return why;
}

Error Transfer::failure() const
{
    const QString said = QString::fromUtf8(m_error[0] ? m_error.data() : curl_easy_strerror(*m_code));
    long code = 0;
    curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &code);
    const QString reason = code ? QString::fromLocal8Bit(strerror(int(code))) : said;
    const auto error = [](Errc errc, const QString &text, const QString &remedy = {}) {
        return Error{errc, text.toStdString(), {}, {}, remedy.toStdString()};
    };
    if (m_cap == Cap::Header)
        return error(Errc::Protocol, QCoreApplication::translate("http", "Its answer has more than 64 KiB of headers."));
    if (m_cap == Cap::Body)
        return error(Errc::Protocol, QCoreApplication::translate("http", "Its answer is longer than %1 KiB.").arg(m_request.maxBody >> 10),
                     QCoreApplication::translate("http", "Ask for a smaller page."));
    switch (*m_code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_LOGIN_DENIED: // a user name in the URL
        return error(Errc::Invalid, QCoreApplication::translate("http", "The URL cannot be used: %1").arg(said), QCoreApplication::translate("http", "Correct the url of this target."));
    case CURLE_COULDNT_RESOLVE_HOST:
        return error(Errc::Unresolved, QCoreApplication::translate("http", "Its name has no address: %1").arg(QString::fromStdString(hostOf(m_request.url))),
                     QCoreApplication::translate("http", "Check the host name and the name servers of this machine."));
    case CURLE_COULDNT_CONNECT:
        return error(Errc::Closed, reason);
    case CURLE_PEER_FAILED_VERIFICATION:
        return m_client.m_peer.refusal(hostOf(m_request.url), base::Clock::system().wallNow());
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
        return error(Errc::Invalid, said, QCoreApplication::translate("http", "Check the certificate files that this target names."));
    case CURLE_SSL_CONNECT_ERROR:
        if (said.contains(QLatin1String("wrong version number")) || said.contains(QLatin1String("packet length too long")))
            return error(Errc::Protocol, QCoreApplication::translate("http", "It does not speak TLS on this port."), QCoreApplication::translate("http", "Use http: or another port."));
        if (said.contains(QLatin1String("SSL_ERROR_SYSCALL")) || said.contains(QLatin1String("reset by peer"))
            || said.contains(QLatin1String("unexpected eof")))
            return error(Errc::Closed, QCoreApplication::translate("http", "It closed the connection during the TLS handshake."));
        return error(Errc::Tls, said, QCoreApplication::translate("http", "Check which TLS versions and ciphers the server offers."));
    case CURLE_GOT_NOTHING:
        return error(Errc::Closed, QCoreApplication::translate("http", "It closed the connection without an answer."));
    case CURLE_PARTIAL_FILE:
        return error(Errc::Closed, QCoreApplication::translate("http", "It closed the connection in the middle of its answer."));
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        if (said.contains(QLatin1String("Malformed")) || said.contains(QLatin1String("chunk")))
            return error(Errc::Protocol, said);
        return error(Errc::Closed, reason);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        return error(Errc::Protocol, QCoreApplication::translate("http", "It does not speak HTTP: %1").arg(said), QCoreApplication::translate("http", "Check the port."));
    default:
        return error(Errc::Protocol, said);
    }
}

} // namespace http
