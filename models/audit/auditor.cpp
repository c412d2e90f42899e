// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditor.h"

#include "models/audit/look.h"
#include "models/audit/rowreading.h"
#include "models/audit/wording.h"
#include "models/watch/postgresconnect.h"

namespace audit {

using namespace std::chrono_literals;
using flow::orFail;
using postgres::Session;
using postgres::Sql;

flow::Task<base::Result<Audit>> auditTarget(watch::ProbeContext context, environment::Target target, Witness witness)
{
    const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    if (!pg)
        co_return base::fail(base::Errc::Invalid, noPostgres(target.id).toStdString());
    flow::Reactor &reactor = context.reactor;
    base::Secret none;
    auto settings = co_await orFail(watch::postgresSettings(context, target, std::move(none), reactor.now() + 30s));
    settings.guard(5000, 500);
    co_await orFail(watch::passGate(context));
    const postgres::Engine engine = watch::engineOf(context);
    auto session = co_await orFail(Session::open(engine, settings, reactor.now() + 10s));
    const Sql own = "select pg_catalog.current_setting('search_path') as path, pg_catalog.set_config('search_path', 'pg_catalog', false)";
    auto path = co_await orFail(session->query(own, reactor.now() + 5s));
    const QString searchPath = field(path.get(), 0, "path").raw();
    postgres::SessionAsker asker(*session);
    auto out = co_await orFail(look(reactor, asker, target));
    out.environment = witness.environment;
    co_await orFail(reviewAccess(reactor, asker, pg->isolation, out));
    co_await orFail(tryWitnessed(reactor, *session, target, searchPath, witness, out));
    co_return out;
}

} // namespace audit
