// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A probe that looks once at the upkeep of a real server, and the advice that follows.

#include "models/health/advice.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QTest>

inline environment::Target upkeepTarget(const PostgresServer &server, const QString &id = QStringLiteral("db"), const QString &user = QStringLiteral("postgres"))
{
    environment::PostgresSettings s;
    s.host = QStringLiteral("127.0.0.1");
    s.port = server.port();
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = id;
    t.hotInterval = std::chrono::milliseconds(200);
    t.coldInterval = std::chrono::milliseconds(60000); // one look
    t.settings = s;
    return t;
}

// Everything is asked at once by a new probe, whatever its cadence.
inline std::shared_ptr<const watch::TargetSnapshot> lookAtUpkeep(const environment::Target &target, QMap<std::pair<QString, QString>, watch::Reading> *readings = nullptr)
{
    ProbeRun run(target, [](const watch::ProbeContext &c, const environment::Target &t) { return std::make_unique<watch::PostgresProbe>(c, t); });
    run.start();
    const bool seen = QTest::qWaitFor([&] { return run.out.latestUpkeep && run.out.latestUpkeep->bloatPart.state != watch::NoValue::NotYet
                                                && !run.out.latestFacts.role.isEmpty(); }, 20000);
    if (!seen)
        qFatal("upkeep was not read");
    auto s = std::make_shared<watch::TargetSnapshot>();
    s->target = target.id;
    s->status.condition = watch::Condition::Up;
    s->facts = run.out.latestFacts;
    s->upkeep = run.out.latestUpkeep;
    s->replication = std::make_shared<const std::vector<watch::ReplicationRow>>(run.out.replicationRows);
    if (readings)
        *readings = run.out.readings;
    return s;
}
