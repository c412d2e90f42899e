// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The alerts of one environment over a restart: a file in the state folder, a first line about itself and a line of JSON for
// each alert, replaced as a whole so that a crash leaves the old one or the new one (resources/docs/alerts.md). And the lock
// by which several watchers of one environment on one machine choose the one that tells. Blocking; any thread.

#include "models/alerts/alertbook.h"
#include "models/notify/heartbeatstate.h"

#include <QJsonObject>

#include <memory>

namespace alerts {

struct KeptBook {
    QString scope;
    base::WallTime at{}; // of the newest round
    qint64 pid = 0;      // of the watcher that wrote it
    std::vector<KeptAlert> alerts;
    std::vector<KeptBaseline> baselines;
    QString program{};                     // the watcher's, "quarterdeckctl"
    base::WallTime since{};                // when it began to tell; zero: not said
    notify::HeartbeatState heartbeat{};    // as it sends it
};

inline constexpr std::chrono::seconds kBookFresh{25}; // who wrote it then is at work: it writes each ten

[[nodiscard]] QJsonObject jsonOf(const Alert &alert);
[[nodiscard]] std::optional<Alert> alertIn(const QJsonObject &json);

[[nodiscard]] QString standardBook(const QString &scope); // $XDG_STATE_HOME/quarterdeck/alerts-HASH.jsonl; empty without a home

// Errors: Absent (no file), Invalid (of a newer program: leave it alone), Io. A line that cannot be read is left out.
[[nodiscard]] base::Result<KeptBook> readBook(const QString &file);
[[nodiscard]] base::Result<void> writeBook(const QString &file, const KeptBook &book);

// Held until it is destroyed or the process ends, however it ends.
class PagerLock {
public:
    [[nodiscard]] static std::unique_ptr<PagerLock> take(const QString &book); // null: another one has it, or there is no folder
    ~PagerLock();
    PagerLock(const PagerLock &) = delete;
    PagerLock &operator=(const PagerLock &) = delete;

private:
    explicit PagerLock(int handle) : m_handle(handle) {}
    int m_handle;
};

} // namespace alerts
