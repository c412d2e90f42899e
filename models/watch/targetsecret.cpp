// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/targetsecret.h"

#include "models/secrets/secretsource.h"

#include <QCoreApplication>

namespace watch {

using base::Secret;
using environment::Credential;
using flow::Errc;
using flow::Result;
using flow::Task;
using secrets::Availability;

namespace {

std::unexpected<base::Error> missing(const QString &text, const QString &remedy)
{
    base::Error error{Errc::Absent, text.toStdString()};
    error.remedy = remedy.toStdString();
    return std::unexpected(std::move(error));
}

Result<Secret> secretIn(secrets::Answer answer, const QString &key)
{
    const QString enter = QCoreApplication::translate("watch", "Enter the password, or correct the credential of this target.");
    switch (answer.availability) {
    case Availability::Found:
        return std::move(answer.secret);
    case Availability::Absent:
        return missing(QCoreApplication::translate("watch", "There is no password for it: %1").arg(answer.detail.isEmpty() ? key : answer.detail), enter);
    case Availability::Locked:
        return missing(QCoreApplication::translate("watch", "The keyring that holds its password is locked."), QCoreApplication::translate("watch", "Unlock the keyring and try again."));
    case Availability::Denied:
        return missing(QCoreApplication::translate("watch", "The keyring denied its password."), enter);
    case Availability::TimedOut:
        return missing(QCoreApplication::translate("watch", "Its password did not come in time."), QCoreApplication::translate("watch", "Answer the keyring's question and try again."));
    case Availability::NoBackend:
        return missing(QCoreApplication::translate("watch", "No keyring answers, so there is no password for it."), enter);
    }
    return missing(QCoreApplication::translate("watch", "There is no password for it."), enter);
}

} // namespace

Task<Result<Secret>> secretOf(const ProbeContext &context, const environment::Target &target, flow::TimePoint due)
{
    return secretFrom(context.secrets, target.credential, target.id, due);
}

Task<Result<Secret>> secretFrom(secrets::SecretSource &secrets, Credential credential, QString key, flow::TimePoint due)
{
    if (!credential.key.isEmpty())
        key = credential.key;
    if (auto given = secrets.remembered(key))
        co_return std::move(*given);
    switch (credential.source) {
    case Credential::Source::None:
        co_return Secret();
    case Credential::Source::Keyring: {
        auto answer = co_await secrets.fromKeyring(key, due);
        co_return secretIn(std::move(answer), key);
    }
    case Credential::Source::Command: {
        auto answer = co_await secrets.fromCommand(credential.command, due);
        co_return secretIn(std::move(answer), credential.command.value(0));
    }
    case Credential::Source::PassFile:
    case Credential::Source::Service:
        break;
    }
    co_return missing(QCoreApplication::translate("watch", "Pass and service files are for PostgreSQL only."), QCoreApplication::translate("watch", "Use the keyring or a command for this target."));
}

} // namespace watch
