// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The outbox's file, one for each environment: a line of JSON a step, appended and on disk before the call returns, rewritten when
// it has grown. One program holds it to send; others read. A line that is torn or damaged is passed over, the rest counts. Blocking; any thread, one call
// at a time (it locks).

#include "models/base/result.h"
#include "models/notify/outboxstate.h"

#include <QFile>

#include <atomic>
#include <memory>
#include <mutex>

namespace notify {

[[nodiscard]] QString standardOutboxFile(const QString &environment); // $XDG_STATE_HOME/quarterdeck/outbox-HASH.jsonl; empty without a home
// Of no environment: what is tested before anything was watched.
[[nodiscard]] QString testOutboxFile();
// Those of every environment that is or was watched here, held or written; the one written last first.
[[nodiscard]] QStringList outboxFiles();

class OutboxFile {
public:
    static constexpr qint64 kMostBytes = qint64(8) << 20; // before it is rewritten

    // Takes the sender's place and reads what is there. Errors: Absent, another program has it; Io.
    [[nodiscard]] static base::Result<std::shared_ptr<OutboxFile>> open(const QString &path, OutboxState *state, base::WallTime now);
    // Beside whoever sends. A file that is not there is empty.
    [[nodiscard]] static base::Result<void> read(const QString &path, OutboxState *state, base::WallTime now);

    // Some program, this one too, holds it to send.
    [[nodiscard]] static bool held(const QString &path);

    [[nodiscard]] base::Result<void> append(const QByteArray &lines);
    [[nodiscard]] base::Result<void> replace(const QByteArray &all); // the old one or the new one, also after a crash
    [[nodiscard]] bool grown() const { return m_size > kMostBytes && m_size > 2 * m_compact; }

private:
    [[nodiscard]] base::Error refused(const QString &why) const;

    QString m_path;
    std::unique_ptr<QFile> m_lock, m_file;
    std::atomic<qint64> m_size{0}, m_compact{0};
    bool m_torn = false; // the last line is not complete
    std::mutex m_mutex;
};

} // namespace notify
