// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/ledger.h"

#include "models/base/paths.h"
#include "models/journal/journalfile.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace promises {

namespace {

constexpr std::chrono::hours kDay{24};

int rank(const ObjectiveState &o)
{
    switch (o.verdict) {
    case Verdict::Broken: return 0;
    case Verdict::AtRisk: return 1;
    case Verdict::NotEnough: return 2;
    case Verdict::Kept: return 3;
    }
    return 3;
}

int rank(const PromiseState &p)
{
    return p.standing == Standing::Broken ? 0 : p.standing == Standing::Unproven ? 1 : 2;
}

template <class State>
void worstFirst(QList<State> &states)
{
    QList<State> sorted;
    for (int wanted = 0; wanted < 4; ++wanted)
        for (const State &state : std::as_const(states))
            if (rank(state) == wanted)
                sorted.append(state);
    states = sorted;
}

ReadinessDay dayOf(const Ledger &ledger)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(ledger.at.time_since_epoch()).count();
    return {QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(), std::round(ledger.readiness.score * 100) / 100, ledger.readiness.rules};
}

} // namespace

bool Ledger::allKept() const
{
    return std::ranges::all_of(objectives, [](const ObjectiveState &o) { return o.verdict == Verdict::Kept; })
        && std::ranges::all_of(promises, [](const PromiseState &p) { return p.standing == Standing::Kept; });
}

LedgerPlaces standardPlaces() { return {base::stateFolder(), journal::standardFile()}; }

Ledger ledgerOf(const environment::Environment &environment, const watch::Catalogue &catalogue, const LedgerPlaces &places, const base::Clock &clock, std::chrono::seconds stretch)
{
    Ledger ledger;
    ledger.environment = environment.name;
    ledger.at = clock.wallNow();
    std::unique_ptr<history::Archive> archive;
    if (!places.state.isEmpty())
        if (auto opened = history::Archive::openToRead(places.state + u"/history"_s, clock))
            archive = std::move(*opened);
    QSet<QString> targets;
    for (const environment::Target &target : environment.targets)
        targets.insert(target.id);
    const Evidence evidence = evidenceOf(places.journal, environment.name, targets);
    const BurnRules &rules = BurnRules::shipped();
    for (const environment::Objective &objective : environment.objectives)
        ledger.objectives.append(stateOf(objective, environment.name, archive.get(), rules, ledger.at));
    const QList<ObjectiveState> asDeclared = ledger.objectives;
    for (const environment::Promise &promise : environment.promises)
        ledger.promises.append(stateOf(promise, PromiseSources{environment, catalogue, archive.get(), asDeclared, evidence, rules, ledger.at}));
    worstFirst(ledger.objectives);
    worstFirst(ledger.promises);
    ledger.readiness = readinessOf(ReadinessRules::shipped(),
                                   {environment, archive.get(), ledger.objectives, ledger.promises, evidence, ledger.at});
    for (const std::chrono::seconds length : {std::chrono::seconds(kDay), std::chrono::seconds(7 * kDay), stretch})
        if (length.count() > 0)
            ledger.colours += colourTimes(environment, archive.get(), length, ledger.at);
    if (!places.state.isEmpty())
        ledger.days = readDays(readinessFile(places.state, environment.name));
    const ReadinessDay today = dayOf(ledger);
    ledger.days.removeIf([&](const ReadinessDay &d) { return d.day == today.day; });
    ledger.days.append(today);
    return ledger;
}

base::Result<void> keepReadiness(const Ledger &ledger, const LedgerPlaces &places)
{
    if (places.state.isEmpty())
        return {};
    return writeDay(readinessFile(places.state, ledger.environment), dayOf(ledger));
}

} // namespace promises
