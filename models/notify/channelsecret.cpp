// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/channelsecret.h"

#include "models/base/untrusted.h"
#include "models/notify/words.h"
#include "models/secrets/secretsource.h"

namespace notify {

namespace {

QString whyNot(const secrets::Answer &answer, const environment::Credential &credential)
{
    using secrets::Availability;
    const QString entry = base::Untrusted(credential.key).visible();
    const bool keyring = credential.source == environment::Credential::Source::Keyring;
    switch (answer.availability) {
    case Availability::Absent:
        return keyring ? Words::tr("The keyring has no entry '%1': store it with quarterdeckctl notify secret %1").arg(entry)
                       : Words::tr("The command for its secret printed nothing.");
    case Availability::Locked: return Words::tr("The keyring is locked: unlock it, or name a command instead.");
    case Availability::Denied:
        return keyring ? Words::tr("The keyring refused the entry '%1'.").arg(entry)
                       : Words::tr("The command for its secret failed: %1").arg(base::Untrusted(answer.detail).visible());
    case Availability::TimedOut: return Words::tr("Its secret did not come in time: %1").arg(base::Untrusted(answer.detail).visible());
    case Availability::NoBackend: return Words::tr("There is no keyring here: start one, or name a command instead.");
    case Availability::Found: break;
    }
    return {};
}

} // namespace

flow::Task<flow::Result<void>> HeldSecret::fetch(flow::TimePoint due)
{
    using environment::Credential;
    if (m_credential.source == Credential::Source::None || m_room.reactor.now() < m_until)
        co_return flow::Result<void>();
    secrets::Answer answer;
    if (m_credential.source == Credential::Source::Keyring)
        answer = co_await m_room.secrets.fromKeyring(m_credential.key, due);
    else
        answer = co_await m_room.secrets.fromCommand(m_credential.command, due);
    if (answer.availability == secrets::Availability::Found && answer.secret.empty())
        answer.availability = secrets::Availability::Absent;
    if (answer.availability != secrets::Availability::Found)
        co_return flow::fail(answer.availability == secrets::Availability::TimedOut ? flow::Errc::TimedOut : flow::Errc::Authentication,
                             whyNot(answer, m_credential).toStdString());
    m_secret = std::move(answer.secret);
    m_until = m_room.reactor.now() + std::chrono::minutes(10);
    co_return flow::Result<void>();
}

void redact(Attempt &attempt, const base::Secret &secret)
{
    constexpr std::size_t kShortest = 4; // what is shorter hides nothing, and would eat words
    const std::string_view bytes = secret.reveal();
    if (bytes.size() < kShortest)
        return;
    std::string words = attempt.words.toStdString();
    for (std::size_t at = 0; (at = words.find(bytes, at)) != std::string::npos;)
        words.replace(at, bytes.size(), "***");
    attempt.words = QString::fromStdString(words);
}

Attempt withoutSecret(const base::Error &error)
{
    Attempt attempt;
    attempt.cancelled = error.code == base::Errc::Cancelled;
    attempt.words = QString::fromStdString(error.text);
    return attempt;
}

} // namespace notify
