// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/desktopsecrets.h"

#include "models/flow/pool.h"
#include "models/secrets/keyringwait.h"
#include "models/secrets/secretcommand.h"
#include "models/secrets/servicesecrets.h"

#include <QCoreApplication>

#include <map>

namespace secrets {

namespace {

using flow::Task;
using flow::TimePoint;

constexpr int kCommandsAtOnce = 4;
constexpr flow::milliseconds kLongestCommand = std::chrono::minutes(5); // a person may have to touch a token

class DesktopSecrets final : public SecretSource {
public:
    explicit DesktopSecrets(flow::Reactor &reactor) : m_reactor(reactor) {}

    Task<Answer> fromKeyring(QString key, TimePoint due) override
    {
        KeyringThread::Request request;
        request.key = key;
        KeyringWait wait(m_reactor, m_keyring, std::move(request), due);
        auto answer = co_await wait;
        co_return answer;
    }

    // Stored only counts when the keyring gives the same bytes back.
    Task<Answer> toKeyring(QString key, base::Secret secret, TimePoint due) override
    {
        const auto kept = std::make_shared<const base::Secret>(std::move(secret));
        KeyringThread::Request request;
        request.wish = KeyringThread::Wish::Write;
        request.key = key;
        request.secret = kept;
        KeyringWait wait(m_reactor, m_keyring, std::move(request), due);
        auto stored = co_await wait;
        if (stored.availability != Availability::Found)
            co_return stored;
        auto back = co_await fromKeyring(key, due);
        if (back.availability != Availability::Found || back.secret.reveal() != kept->reveal()) {
            Answer lost(Availability::Denied, base::Secret(),
                        QCoreApplication::translate("secrets", "the keyring took the password but does not give it back"));
            co_return lost;
        }
        co_return stored;
    }

    Task<Answer> removeFromKeyring(QString key, TimePoint due) override
    {
        KeyringThread::Request request;
        request.wish = KeyringThread::Wish::Remove;
        request.key = key;
        KeyringWait wait(m_reactor, m_keyring, std::move(request), due);
        auto answer = co_await wait;
        co_return answer;
    }

    Task<Answer> fromCommand(QStringList argv, TimePoint due) override
    {
        const auto left = std::chrono::duration_cast<flow::milliseconds>(due - m_reactor.now());
        const auto limit = std::min(left, kLongestCommand);
        auto wait = flow::offload<Answer>(m_reactor, m_commands, due, [argv, limit] { return runSecretCommand(argv, limit); });
        auto answer = co_await wait;
        if (answer)
            co_return std::move(*answer);
        Answer late(Availability::TimedOut, base::Secret(),
                    QCoreApplication::translate("secrets", "the command did not end in time and was stopped"));
        co_return late;
    }

    void remember(const QString &key, base::Secret secret) override { m_remembered.insert_or_assign(key, std::move(secret)); }

    std::optional<base::Secret> remembered(const QString &key) const override
    {
        const auto it = m_remembered.find(key);
        return it == m_remembered.end() ? std::nullopt : std::optional(it->second.clone());
    }

private:
    flow::Reactor &m_reactor;
    KeyringThread m_keyring;
    flow::BlockingPool m_commands{kCommandsAtOnce};
    std::map<QString, base::Secret> m_remembered;
};

} // namespace

std::unique_ptr<SecretSource> makeSecretSource(flow::Reactor &reactor)
{
    auto desktop = std::make_unique<DesktopSecrets>(reactor);
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (credentials.startsWith(QLatin1Char('/')))
        return makeServiceSecrets(reactor, credentials, std::move(desktop));
    return desktop;
}

} // namespace secrets
