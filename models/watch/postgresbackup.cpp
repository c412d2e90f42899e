// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: how old the last good backup is, which a file tells and not the server.
#include "models/watch/backupstatus.h"
#include "models/watch/postgresprobe.h"

#include <QFile>

namespace watch {

flow::Task<void> PostgresProbe::run(Publisher &out)
{
    flow::TaskScope scope(co_await flow::currentCancel());
    if (!m_settings.backup.statusFile.isEmpty())
        scope.spawn(backupLoop(out));
    co_await BackoffProbe::run(out);
    co_await scope.close();
}

flow::Task<void> PostgresProbe::backupLoop(Publisher &out)
{
    for (;;) {
        co_await lookAtBackup(out);
        const auto slept = co_await m_context.reactor.sleepFor(m_target.coldInterval);
        if (!slept)
            co_return;
    }
}

flow::Task<void> PostgresProbe::lookAtBackup(Publisher &out)
{
    const QString path = m_settings.backup.statusFile;
    const flow::TimePoint asked = m_context.reactor.now();
    Sample sample{asked, std::chrono::system_clock::now(), {}};
    if (!m_backupReading.expired()) { // a file system that hangs keeps one thread, not one more each round
        sample.readings.push_back(backupNotRead(path));
    } else {
        auto reading = std::make_shared<bool>();
        m_backupReading = reading;
        std::function<BackupStatus()> job = [file = QFile::encodeName(path), kept = std::move(reading)] { return readBackupStatus(file); };
        auto wait = flow::offload<BackupStatus>(m_context.reactor, m_context.othersFiles(), asked + m_target.deadline, std::move(job));
        const auto status = co_await wait;
        if (!status && status.error().code == base::Errc::Cancelled)
            co_return;
        sample.readings.push_back(status ? backupAge(*status, path, sample.wallAt) : backupNotRead(path));
    }
    out.sample(std::move(sample), m_target.coldInterval);
}

} // namespace watch
