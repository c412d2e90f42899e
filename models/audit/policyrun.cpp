// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/policyrun.h"

#include "models/audit/rowreading.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace audit {

using base::Result;
using base::Untrusted;
using environment::Isolation;
using flow::orFail;
using flow::Task;

namespace {

QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

journal::Entry intentOf(const environment::Target &target, const Isolation &isolation, const Witness &witness)
{
    journal::Entry entry;
    entry.phase = journal::Phase::Intent;
    entry.act = QLatin1StringView(kPolicyAct);
    entry.actor = witness.person;
    entry.target = target.id;
    entry.danger = journal::Danger::Look; // all of it is rolled back
    entry.details = compact({{QStringLiteral("environment"), witness.environment},
                             {QStringLiteral("tests"), qint64(isolation.tests.size())},
                             {QStringLiteral("isolation"), !isolation.role.isEmpty()}});
    return entry;
}

QString measured(const Trials &trials, const Witness &witness)
{
    return compact({{QStringLiteral("environment"), witness.environment},
                    {QStringLiteral("held"), trials.held()},
                    {QStringLiteral("broken"), trials.broken()},
                    {QStringLiteral("untried"), trials.untried()},
                    {QStringLiteral("digest"), QString::fromLatin1(trials.digest())}});
}

void markUntried(Audit &out, const QString &why)
{
    for (CheckResult &r : out.checks)
        if (r.state == CheckState::Unknown && (r.check == QLatin1String(kTestsCheck) || r.check == QLatin1String(kIsolationCheck)))
            r.why = Untrusted(why);
}

} // namespace

Task<Result<void>> tryWitnessed(flow::Reactor &reactor, postgres::Session &session, environment::Target target, QString searchPath, Witness witness, Audit &out)
{
    const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    if (!pg || (pg->isolation.tests.isEmpty() && pg->isolation.role.isEmpty()))
        co_return Result<void>();
    const journal::Entry intent = intentOf(target, pg->isolation, witness);
    auto writing = witness.ledger.append(intent);
    const auto receipt = co_await std::move(writing);
    if (!receipt) {
        markUntried(out, QCoreApplication::translate("audit", "not tried, because the journal could not be written: %1").arg(reasonOf(receipt.error()).visible()));
        co_return Result<void>();
    }
    auto trying = tryPolicies(reactor, session, pg->isolation, searchPath, out);
    const auto trials = co_await std::move(trying);
    using journal::Outcome;
    Outcome how = Outcome::Unknown;
    if (trials)
        how = trials->broken() == 0 && trials->untried() == 0 && trials->held() > 0 ? Outcome::Done : Outcome::Failed;
    const QString text = trials ? measured(*trials, witness) : QString();
    const QString state = trials ? QString() : QString::fromStdString(trials.error().sqlstate);
    const journal::Entry outcome = intent.ended(receipt->actId, how, state, text);
    // also when the flow is cancelled meanwhile
    auto ending = witness.ledger.append(outcome);
    constexpr std::chrono::seconds kAppend{5};
    (void)co_await flow::shielded(reactor, kAppend, std::move(ending));
    if (!trials)
        co_return std::unexpected(trials.error());
    co_return Result<void>();
}

} // namespace audit
