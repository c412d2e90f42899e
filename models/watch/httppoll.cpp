// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/httppoll.h"

#include "models/watch/failure.h"
#include "models/watch/httplogin.h"

#include <QCoreApplication>

#include <string.h>

namespace watch {

using base::Errc;
using base::Error;
using base::Result;
using flow::Task;
using flow::TimePoint;

HttpPoll::HttpPoll(const ProbeContext &context, const environment::Target &target, const QUrl &url,
                   const environment::Tls &tls, const QString &authorizationHeader)
    : m_context(context), m_target(target), m_request(url.toEncoded().toStdString()), m_tls(tlsSettingsOf(tls)),
      m_authorizationHeader(authorizationHeader)
{
    m_request.maxConnectionAge = target.coldInterval;
    m_action = QCoreApplication::translate("watch", "request %1").arg(url.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)).toStdString();
}

Result<void> HttpPoll::expectSuccess(const http::Response &response)
{
    if (response.status == 200)
        return {};
    const bool refused = response.status == 401 || response.status == 403;
    const bool failing = response.status >= 500 || response.status == 429;
    Error error{refused ? Errc::Authentication : failing ? Errc::Server : Errc::Protocol,
                QCoreApplication::translate("watch", "It answered with status %1.").arg(response.status).toStdString()};
    error.remedy = (refused ? QCoreApplication::translate("watch", "Correct the credential of this target.")
                        : failing ? QCoreApplication::translate("watch", "Look into the log of the service.")
                                  : QCoreApplication::translate("watch", "Check the url of this target.")).toStdString();
    return std::unexpected(std::move(error));
}

bool HttpPoll::refusesSecret(const http::Response &response) const
{
    return m_sendsSecret && (response.status == 401 || response.status == 403);
}

Task<Result<void>> HttpPoll::authorize(http::Client &client)
{
    const auto due = m_context.reactor.now() + std::chrono::seconds(60);
    m_sendsSecret = co_await flow::orFail(logIn(client, m_context.secrets, m_target.credential, m_target.id, m_authorizationHeader, due));
    co_return {};
}

// answered: the peer completed an answer, whatever it said.
Task<Result<void>> HttpPoll::round(http::Client &client, Publisher &out, bool *answered)
{
    if (m_knocks)
        co_await flow::orFail(passGate(m_context));
    Sample sample;
    sample.sentAt = m_context.reactor.now();
    sample.wallAt = base::Clock::system().wallNow();
    http::Request request = m_request;
    auto answer = co_await client.get(std::move(request), sample.sentAt + m_target.deadline);
    *answered = answer.has_value();
    m_knocks = !answer;
    if (answer)
        out.asked(sample.sentAt, m_context.reactor.now());
    if (!answer && answer.error().code == Errc::Cancelled)
        co_return std::unexpected(std::move(answer).error());

    Sample aboutConnection = sample;
    Result<void> outcome;
    if (answer) {
        if (!answer->timings.reused)
            connected(client.peer(), &answer->timings, aboutConnection);
        outcome = read(*answer, sample, out);
    } else {
        outcome = std::unexpected(std::move(answer).error());
        if (outcome.error().code == Errc::Tls)
            connected(client.peer(), nullptr, aboutConnection);
    }
    if (!outcome && outcome.error().action.empty())
        outcome.error().action = m_action;
    if (!outcome)
        missing(reasonOf(outcome.error()), base::Untrusted(outcome.error().text), sample);
    if (*answered)
        out.answered(sample.sentAt);
    out.sample(std::move(sample), m_target.hotInterval);
    if (!aboutConnection.readings.empty())
        out.sample(std::move(aboutConnection), m_target.coldInterval);
    co_return outcome;
}

Task<void> HttpPoll::run(Publisher &out)
{
    http::Client client(m_context.reactor, m_tls);
    Backoff backoff;
    TimePoint next = m_context.reactor.now();
    bool early = false;
    out.status(Condition::Connecting);
    Result<void> outcome = co_await authorize(client);
    for (;;) {
        bool answered = false;
        if (outcome)
            outcome = co_await round(client, out, &answered);
        const TimePoint now = m_context.reactor.now();
        if (!outcome && outcome.error().code == Errc::Cancelled)
            co_return;
        const bool lives = outcome || (answered && outcome.error().code == Errc::Server);
        if (lives) {
            out.status(Condition::Up);
            backoff.reset();
            next = std::max(now, next + m_target.hotInterval);
        } else if (const auto pause = retryAfter(backoff, outcome.error())) {
            next = now + *pause;
            out.status(conditionOf(outcome.error()), outcome.error(), next);
        } else {
            out.status(conditionOf(outcome.error()), outcome.error());
            (void)co_await m_context.reactor.sleepUntil(flow::kNever); // until somebody asks for another try
            co_return;
        }
        outcome = {};
        if (lives && !early) {
            const auto end = co_await client.idle(next);
            if (!end && end.error().code == Errc::Cancelled)
                co_return;
            // A server that ends every connection is asked ahead of time once, not in a circle.
            early = end && *end == http::IdleEnd::PeerClosed;
            m_knocks = early;
        } else {
            early = false;
            const auto slept = co_await m_nap.until(m_context.reactor, next);
            if (!slept)
                co_return;
        }
    }
}

} // namespace watch
