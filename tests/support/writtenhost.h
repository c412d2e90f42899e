// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real node_exporter before a /proc of the test's own: a host whose processors, memory and swap the test writes.

#include "tests/support/nodeexporter.h"

class WrittenHost : public NodeExporter {
public:
    struct Processor {
        int user = 1000, system = 500, idle = 8000, iowait = 100, steal = 10;
    } cpu;
    int memoryTotal = 1000000, memoryAvailable = 600000, swapTotal = 200000, swapFree = 200000, kills = 0;
    double load = 1.0;
    qint64 boot = 1700000000;

    explicit WrittenHost(const QString &filesystems = QStringLiteral("--collector.filesystem.mount-points-exclude=^$"))
        : NodeExporter({QStringLiteral("--path.procfs=proc"), filesystems})
    {
        tell();
    }
    void tell() const
    {
        const auto line = [this](const char *name, int share) {
            return QStringLiteral("%1 %2 0 %3 %4 %5 0 0 %6 0 0\n").arg(QLatin1String(name)).arg(cpu.user * share).arg(cpu.system * share)
                .arg(cpu.idle * share).arg(cpu.iowait * share).arg(cpu.steal * share);
        };
        write(QStringLiteral("proc/stat"), (line("cpu ", 2) + line("cpu0", 1) + line("cpu1", 1)
            + QStringLiteral("intr 1\nctxt 1\nbtime %1\nprocesses 1\nprocs_running 1\nprocs_blocked 0\nsoftirq 0 0 0 0 0 0 0 0 0 0 0\n").arg(boot)).toLatin1());
        write(QStringLiteral("proc/loadavg"), QStringLiteral("%1 1.00 1.00 1/10 99\n").arg(load, 0, 'f', 2).toLatin1());
        write(QStringLiteral("proc/meminfo"), QStringLiteral("MemTotal: %1 kB\nMemFree: 1 kB\nMemAvailable: %2 kB\nSwapTotal: %3 kB\nSwapFree: %4 kB\n")
            .arg(memoryTotal).arg(memoryAvailable).arg(swapTotal).arg(swapFree).toLatin1());
        write(QStringLiteral("proc/vmstat"), QStringLiteral("oom_kill %1\n").arg(kills).toLatin1());
        write(QStringLiteral("proc/1/mounts"), "/dev/sda1 / ext4 rw 0 0\n/dev/sda1 /bound ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n");
    }
};
