// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/policytests.h"

#include "models/audit/check.h"
#include "models/audit/isolationproof.h"
#include "models/audit/rowreading.h"
#include "models/audit/trial.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace audit {

using base::Result;
using base::Untrusted;
using environment::Isolation;
using environment::PolicyTest;
using Expect = PolicyTest::Expect;
using flow::orFail;
using flow::Task;
using postgres::Params;
using postgres::Session;
using postgres::Sql;

namespace {

// What a statement came to, as far as policies go.
struct Seen {
    enum { Refused, Nothing, Something, Other } what = Other;
    Untrusted text; // Refused, Other: what the server said
};

Seen seen(const Result<postgres::Rows> &answer, bool change)
{
    if (!answer) {
        const base::Error &e = answer.error();
        return {e.sqlstate == "42501" ? Seen::Refused : Seen::Other, reasonOf(e)};
    }
    const QByteArray touched(PQcmdTuples(answer->get()));
    const int rows = change ? touched.toInt() : PQntuples(answer->get());
    return {rows > 0 ? Seen::Something : Seen::Nothing, {}};
}

QString outcomeText(const Seen &s, bool change)
{
    switch (s.what) {
    case Seen::Refused:
        return QCoreApplication::translate("audit", "the server refused it: %1").arg(s.text.visible());
    case Seen::Nothing:
        return change ? QCoreApplication::translate("audit", "it touched no row") : QCoreApplication::translate("audit", "it saw no row");
    case Seen::Something:
        return change ? QCoreApplication::translate("audit", "it was allowed") : QCoreApplication::translate("audit", "it saw rows");
    case Seen::Other:
        break;
    }
    return s.text.visible();
}

bool asExpected(Expect expect, const Seen &s)
{
    switch (expect) {
    case Expect::Rows:
    case Expect::Allowed:
        return s.what == Seen::Something;
    case Expect::NoRows:
        return s.what == Seen::Nothing;
    case Expect::Refused:
        return s.what == Seen::Refused || s.what == Seen::Nothing;
    }
    return false;
}

Trial trialOf(const PolicyTest &test, const QString &searchPath)
{
    return {test.role, test.settings, searchPath, test.expect == Expect::Allowed || test.expect == Expect::Refused};
}

// Found before Unknown before Clean: a leak is said although something else could not be tried.
void conclude(CheckResult &result, const QStringList &untried)
{
    result.state = !result.findings.empty() ? CheckState::Found : untried.isEmpty() ? CheckState::Clean : CheckState::Unknown;
    result.why = Untrusted(untried.join(QStringLiteral("; ")));
}

CheckResult *resultOf(Audit &audit, const char *check)
{
    for (CheckResult &r : audit.checks)
        if (r.check == QLatin1String(check))
            return &r;
    return nullptr;
}

Task<Result<void>> runTests(flow::Reactor &reactor, Session &session, const Isolation &isolation, const QString &searchPath, CheckResult &result, Trials &trials)
{
    const Check *check = Checks::shipped().find(result.check);
    QStringList untried;
    for (const PolicyTest &test : isolation.tests) {
        const Trial trial = trialOf(test, searchPath);
        const Sql sql = Sql::fromEnvironmentFile(test.sql);
        const Params none;
        const auto outcome = co_await orFail(tryAs(reactor, session, trial, sql, none));
        const Seen what = seen(outcome.answer, trial.writes);
        const QString text = outcomeText(what, trial.writes);
        Trials::Verdict verdict = Trials::Verdict::Held;
        if (!outcome.begun || what.what == Seen::Other) {
            verdict = Trials::Verdict::Untried;
            untried << QCoreApplication::translate("audit", "test %1 as %2: %3").arg(test.id, Untrusted(test.role).visible(), text);
        } else if (asExpected(test.expect, what)) {
            result.proofs << QCoreApplication::translate("audit", "%1 as %2: %3").arg(test.id, Untrusted(test.role).visible(), text);
        } else {
            verdict = Trials::Verdict::Broken;
            result.findings.push_back({result.check, Untrusted(test.id), check ? check->severity : base::Severity::Critical,
                                       Untrusted(QCoreApplication::translate("audit", "as %1 %2").arg(Untrusted(test.role).visible(), text)), {}});
        }
        trials.all.append({result.check, test.id, verdict});
    }
    conclude(result, untried);
    co_return Result<void>();
}

Task<Result<void>> proveIsolation(flow::Reactor &reactor, Session &session, const Isolation &isolation, CheckResult &result, Trials &trials)
{
    const Check *check = Checks::shipped().find(result.check);
    const auto found = co_await orFail(tenantTables(reactor, session, isolation));
    QStringList untried;
    for (const TenantTable &table : found.tables) {
        const auto proof = co_await orFail(prove(reactor, session, isolation, table));
        if (proof.leaks)
            result.findings.push_back({result.check, table.object, check ? check->severity : base::Severity::Critical, Untrusted(proof.text), {}});
        else if (proof.proven)
            result.proofs << proof.text;
        else
            untried << QCoreApplication::translate("audit", "%1: %2").arg(table.object.visible(), proof.text);
        const auto verdict = proof.leaks ? Trials::Verdict::Broken : proof.proven ? Trials::Verdict::Held : Trials::Verdict::Untried;
        trials.all.append({result.check, table.object.raw(), verdict});
    }
    if (found.more) {
        untried << QCoreApplication::translate("audit", "only the first %1 tables were tried, and there are more").arg(kMostTables);
        trials.all.append({result.check, QStringLiteral("..."), Trials::Verdict::Untried});
    }
    conclude(result, untried);
    co_return Result<void>();
}

} // namespace

int Trials::count(Verdict verdict) const { return int(std::ranges::count(all, verdict, &One::verdict)); }

QByteArray Trials::digest() const
{
    static constexpr const char *kWords[] = {"held", "broken", "untried"};
    QByteArray text;
    for (const One &one : all)
        text += one.check.toUtf8() + ' ' + one.name.toUtf8() + ' ' + kWords[int(one.verdict)] + '\n';
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

Task<Result<Trials>> tryPolicies(flow::Reactor &reactor, Session &session, Isolation isolation, QString searchPath, Audit &out)
{
    Trials trials;
    CheckResult *const tests = resultOf(out, kTestsCheck);
    if (tests && !isolation.tests.isEmpty())
        co_await orFail(runTests(reactor, session, isolation, searchPath, *tests, trials));
    CheckResult *const proofs = resultOf(out, kIsolationCheck);
    if (proofs && !isolation.role.isEmpty())
        co_await orFail(proveIsolation(reactor, session, isolation, *proofs, trials));
    if (!isolation.tests.isEmpty() || !isolation.role.isEmpty())
        out.triedAt = base::Clock::system().wallNow();
    co_return trials;
}

} // namespace audit
