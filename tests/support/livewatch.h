// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One real server that is watched as target "db" of the environment "live", five times a second, with folders of its own for
// what is kept: the same for this process and for the terminal.

#include "models/environment/parser.h"
#include "models/watch/feed.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <memory>

class LiveWatch {
public:
    // ofTarget: further lines of the target, four blanks deep. after: of the environment.
    explicit LiveWatch(const QByteArray &ofTarget = "    deadline: 1s\n", const QByteArray &after = {})
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        const QByteArray yaml = "name: live\ntargets:\n  - id: db\n    kind: postgres\n    host: " + server.folder().toUtf8() + "\n    port: " + QByteArray::number(server.port())
            + "\n    user: postgres\n    hot_interval: 200ms\n    tls: {mode: disable}\n" + ofTarget + after;
        file = ctl.write(QStringLiteral("live.yaml"), yaml);
        ctl.variables.insert(QStringLiteral("QUARTERDECK_RESOURCES"), QStringLiteral(QD_SOURCE_DIR "/resources"));
        for (const auto &[name, folder] : {std::pair{"XDG_STATE_HOME", &state}, std::pair{"XDG_CONFIG_HOME", &config}}) {
            ctl.variables.insert(QLatin1String(name), *folder);
            qputenv(name, folder->toUtf8());
            QDir().mkpath(*folder + QStringLiteral("/quarterdeck"));
        }
        const environment::ParseResult parsed = environment::parseFile(file, watch::metricLookup());
        if (!parsed.environment || !parsed.issues.isEmpty())
            qFatal("%s", parsed.issues.isEmpty() ? "no environment" : qPrintable(environment::issueLine(parsed.issues.first())));
        environment = parsed.environment;
    }

    // A file beside settings.ini: "alerts.yaml".
    QString configure(const QString &name, const QByteArray &text) const { return ctl.write(QStringLiteral("config/quarterdeck/") + name, text); }

    [[nodiscard]] static std::unique_ptr<watch::Feed> makeFeed()
    {
        return std::make_unique<watch::Feed>([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
    }
    [[nodiscard]] static watch::Condition condition(const watch::Feed &feed)
    {
        const watch::SnapshotPtr snapshot = feed.snapshot(QStringLiteral("db"));
        return snapshot ? snapshot->status.condition : watch::Condition::Unknown;
    }

    PostgresServer server;
    CtlRun ctl;
    const QString state = ctl.path(QStringLiteral("state")), config = ctl.path(QStringLiteral("config"));
    QString file; // of the environment
    environment::EnvironmentPtr environment;
};
