// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real prometheus-node-exporter of a test. What its text-file collector finds in the folder "figures" is shown too,
// and a folder that stands in for /proc may be given, so that a test can change the host.

#include "tests/support/serverprocess.h"

class NodeExporter : public ServerProcess {
public:
    explicit NodeExporter(const QStringList &options = {})
    {
        makeFolder(QStringLiteral("figures"));
        makeFolder(QStringLiteral("proc/1")); // for --path.procfs=proc
        start([this, options](quint16 port) {
            return QStringList{QStringLiteral("prometheus-node-exporter"), QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port),
                       QStringLiteral("--collector.textfile.directory=") + path(QStringLiteral("figures"))}
                + options;
        });
    }
    // Figures of the test's own, such as "node_vmstat_oom_kill 3\n".
    void show(const QByteArray &text) const { write(QStringLiteral("figures/test.prom"), text); }
};
