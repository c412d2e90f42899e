// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/databaseprobe.h"
#include "models/watch/heartbeatprobe.h"
#include "models/watch/hostprobe.h"
#include "models/watch/httpjsonprobe.h"
#include "models/watch/httpprobe.h"
#include "models/watch/pgbouncerprobe.h"
#include "models/watch/postgresprobe.h"
#include "models/watch/prometheusprobe.h"
#include "models/watch/redisprobe.h"

namespace watch {

std::unique_ptr<Probe> makeProbe(const ProbeContext &context, const environment::Target &target)
{
    using environment::TargetKind;
    switch (target.kind) {
    case TargetKind::Postgres:
        if (context.servers && !environment::watchedThrough(target).isEmpty())
            return std::make_unique<DatabaseProbe>(context, target);
        return std::make_unique<PostgresProbe>(context, target);
    case TargetKind::PgBouncer:
        return std::make_unique<PgBouncerProbe>(context, target);
    case TargetKind::Redis:
        return std::make_unique<RedisProbe>(context, target);
    case TargetKind::Http:
        return std::make_unique<HttpProbe>(context, target);
    case TargetKind::Host:
        return std::make_unique<HostProbe>(context, target);
    case TargetKind::HttpJson:
        return std::make_unique<HttpJsonProbe>(context, target);
    case TargetKind::Prometheus:
        return std::make_unique<PrometheusProbe>(context, target);
    case TargetKind::Heartbeat:
        return std::make_unique<HeartbeatProbe>(context, target);
    }
    Q_UNREACHABLE();
}

} // namespace watch
