// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the workload was told, and the scripts it plays, laid out where pgbench can read them.

#include "models/base/result.h"
#include "models/process/argv.h"
#include "models/workload/workloadday.h"

#include <QStringList>
#include <QUrl>

namespace workload {

struct WorkloadConfig {
    QString databaseHost;
    quint16 databasePort = 0;
    QString database;
    QString user;
    QString passfile;
    QUrl url;
    QString authority;
    QString pgbench;
    std::chrono::milliseconds dayLength{600000};
    double peakTransactions = 60; // a second
    double peakRequests = 12; // a second

    [[nodiscard]] static base::Result<WorkloadConfig> load(const QStringList &args);

    // One libpq connection string with every keyword that matters given, so that nothing comes from the environment.
    [[nodiscard]] QString connectionString() const;
    // pgbench for one slice. rate in transactions a second.
    [[nodiscard]] process::Argv pgbenchCommand(const QString &scripts, std::chrono::seconds length, double rate) const;
};

// Copies read.sql, order.sql and report.sql into the folder.
[[nodiscard]] base::Result<void> layOutScripts(const QString &folder);
[[nodiscard]] base::Result<WorkloadDay> builtInDay(std::chrono::milliseconds length);

} // namespace workload
