// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/policyrun.h"

#include "models/audit/rowreading.h"
#include "models/watch/postgresrole.h"

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

acts::Request requestOf(const environment::Target &target, const Isolation &isolation, const Witness &witness, const acts::Standing &standing)
{
    acts::Request request;
    request.act = QLatin1StringView(kPolicyAct);
    request.target = target.id;
    request.environment = witness.environment;
    request.systemIdentifier = witness.shown.value_or(standing.systemIdentifier);
    request.actor = witness.person;
    request.details = compact({{QStringLiteral("tests"), qint64(isolation.tests.size())}, {QStringLiteral("isolation"), !isolation.role.isEmpty()}});
    return request;
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
        if (r.state == CheckState::Unknown && isTried(r.check))
            r.why = Untrusted(why);
}

// Writes an outcome down although the flow is cancelled meanwhile.
class EndingLedger final : public acts::Ledger {
public:
    EndingLedger(flow::Reactor &reactor, acts::Ledger &ledger) : m_reactor(reactor), m_ledger(ledger) {}
    Task<Result<journal::Receipt>> append(journal::Entry entry) override
    {
        const bool ends = entry.phase == journal::Phase::Outcome;
        auto writing = m_ledger.append(std::move(entry));
        if (!ends)
            co_return co_await std::move(writing);
        constexpr std::chrono::seconds kAppend{5};
        auto ending = flow::shielded(m_reactor, kAppend, std::move(writing));
        co_return co_await std::move(ending);
    }

private:
    flow::Reactor &m_reactor;
    acts::Ledger &m_ledger;
};

// What a run works with; outlives it.
struct PolicyRun {
    flow::Reactor &reactor;
    postgres::Session &session;
    Isolation isolation;
    QString searchPath;
    const Witness &witness;
    Audit &out;
    bool begun = false;
};

Task<Result<acts::Effect>> tryAndCount(PolicyRun *run)
{
    run->begun = true;
    const Trials trials = co_await orFail(tryPolicies(run->reactor, run->session, run->isolation, run->searchPath, run->out));
    acts::Effect effect;
    const bool proven = trials.broken() == 0 && trials.untried() == 0 && trials.held() > 0;
    effect.outcome = proven ? journal::Outcome::Done : journal::Outcome::Failed;
    effect.details = measured(trials, run->witness);
    co_return effect;
}

} // namespace

Task<Result<acts::Standing>> standingOf(flow::Reactor &reactor, postgres::Session &session)
{
    constexpr std::chrono::seconds kLook{5};
    const postgres::Sql roleSql = co_await orFail(postgres::Sql::named(QStringLiteral("postgres/role.sql")));
    const postgres::Sql identitySql = co_await orFail(postgres::Sql::named(QStringLiteral("postgres/identity.sql")));
    const auto role = co_await orFail(session.query(roleSql, reactor.now() + kLook));
    const auto identity = co_await orFail(session.query(identitySql, reactor.now() + kLook));
    acts::Standing standing;
    if (PQntuples(role.get()) == 1)
        standing.role = acts::roleOf(watch::readRole(role.get()).role);
    standing.systemIdentifier = field(identity.get(), 0, "system_identifier").visible();
    co_return standing;
}

Task<Result<void>> tryWitnessed(flow::Reactor &reactor, postgres::Session &session, environment::Target target, QString searchPath, Witness witness, Audit &out)
{
    const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    const bool declared = pg && (!pg->isolation.tests.isEmpty() || !pg->isolation.role.isEmpty());
    auto asking = standingOf(reactor, session);
    const Result<acts::Standing> answered = co_await std::move(asking);
    if (answered)
        out.system = answered->systemIdentifier;
    if (!declared)
        co_return Result<void>();
    if (!answered && session.broken())
        co_return std::unexpected(answered.error());
    if (!answered) {
        markUntried(out, QCoreApplication::translate("audit", "not tried, because who we are there, or which server it is, was not told: %1").arg(reasonOf(answered.error()).visible()));
        co_return Result<void>();
    }
    const acts::Standing standing = *answered;
    const acts::Request request = requestOf(target, pg->isolation, witness, standing);
    if (const auto no = acts::Dispatcher::refusal(request, standing)) {
        const QString remedy = QString::fromStdString(no->remedy);
        markUntried(out, QCoreApplication::translate("audit", "not tried: %1").arg(QStringList{reasonOf(*no).visible(), remedy}.join(QLatin1Char(' ')).trimmed()));
        co_return Result<void>();
    }
    PolicyRun run{reactor, session, pg->isolation, searchPath, witness, out};
    PolicyRun *const where = &run;
    const acts::Dispatcher::Work work = [where] { return tryAndCount(where); };
    EndingLedger ledger(reactor, witness.ledger);
    acts::Dispatcher dispatcher(ledger);
    auto dispatching = dispatcher.dispatch(request, standing, work);
    const auto done = co_await std::move(dispatching);
    if (!done && run.begun)
        co_return std::unexpected(done.error());
    if (!done)
        markUntried(out, QCoreApplication::translate("audit", "not tried, because the journal could not be written: %1").arg(reasonOf(done.error()).visible()));
    co_return Result<void>();
}

} // namespace audit
