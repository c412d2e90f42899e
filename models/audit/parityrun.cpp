// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/parityrun.h"

#include "models/watch/postgresconnect.h"

namespace audit {

using namespace std::chrono_literals;
using environment::PostgresSettings;
using environment::Target;
using flow::orFail;
using flow::Task;
using postgres::Session;

namespace {

Task<base::Result<Profile>> profileOfTarget(watch::ProbeContext context, Target target)
{
    flow::Reactor &reactor = context.reactor;
    base::Secret none;
    auto settings = co_await orFail(watch::postgresSettings(context, target, std::move(none), reactor.now() + 30s));
    settings.guard(15000, 500);
    settings.parameters.emplace_back("search_path", "pg_catalog");
    co_await orFail(watch::passGate(context));
    const postgres::Engine engine = watch::engineOf(context);
    auto session = co_await orFail(Session::open(engine, settings, reactor.now() + 10s));
    postgres::SessionAsker asker(*session);
    const QString title = target.title.isEmpty() ? target.id : target.title;
    auto profile = co_await orFail(profileOf(reactor, asker, title));
    co_return profile;
}

} // namespace

Pairs pairUp(const ParitySide &left, const ParitySide &right)
{
    Pairs out;
    if (left.targets.size() == 1 && right.targets.size() == 1) {
        out.pairs.append({left.targets[0], right.targets[0]});
        return out;
    }
    const auto has = [](const ParitySide &side, const QString &id) {
        return std::any_of(side.targets.begin(), side.targets.end(), [&](const Target &t) { return t.id == id; });
    };
    for (const Target &l : left.targets) {
        for (const Target &r : right.targets)
            if (l.id == r.id)
                out.pairs.append({l, r});
        if (!has(right, l.id))
            out.alone << l.id;
    }
    for (const Target &r : right.targets)
        if (!has(left, r.id))
            out.alone << r.id;
    return out;
}

Task<base::Result<Parity>> compareTargets(watch::ProbeContext leftContext, Target left, watch::ProbeContext rightContext, Target right)
{
    const Profile l = co_await orFail(profileOfTarget(leftContext, left));
    const Profile r = co_await orFail(profileOfTarget(rightContext, right));
    QStringList expected;
    for (const Target *t : {&left, &right})
        if (const auto *s = std::get_if<PostgresSettings>(&t->settings))
            expected += s->expectedDifferences;
    co_return compareProfiles(l, r, ParityRules::shipped(), expected);
}

} // namespace audit
