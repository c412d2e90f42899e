// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The newest audit of each target, for a screen. look() asks the questions on the connection that is open anyway; run() opens
// one of its own and also tries what the environment file declares. What was tried stays beside later looks, with its time.
// Every call returns at once; what came of it is told by changed(). GUI thread, of the feed.

#include "models/audit/audit.h"
#include "models/base/result.h"
#include "models/flow/pool.h"
#include "models/watch/feed.h"

#include <QHash>

#include <chrono>
#include <memory>
#include <optional>

namespace audit {

using AuditPtr = std::shared_ptr<const Audit>;

// The engine's end: its signals are emitted there and delivered as events.
class DeskSide : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool dns{2}, cancels{1}, files{1};

signals:
    void audited(const QString &target, const audit::AuditPtr &audit);
    void failed(const QString &target, const base::Error &error);
};

class Desk : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::hours kOld{1};

    explicit Desk(watch::Feed &feed, QObject *parent = nullptr);

    struct Entry {
        AuditPtr audit; // null: none yet
        std::optional<base::Error> error; // of the last attempt; the audit is then an older one
        bool busy = false;
        std::optional<base::TimePoint> asked;
    };
    [[nodiscard]] const Entry &entry(const QString &target) const;

    void lookWhenOld(const QString &target, base::TimePoint now); // when there is none of the last hour
    void run(const QString &target, base::TimePoint now);
    void accept(const QString &target, Audit audit); // as if the engine had sent it

signals:
    void changed(const QString &target);

private:
    [[nodiscard]] bool begin(const QString &target, base::TimePoint now); // false: one is under way, or nobody would do it

    watch::Feed &m_feed;
    std::shared_ptr<DeskSide> m_side;
    QHash<QString, Entry> m_entries;
};

// What `now` did not try it has from `before`, with the time of it.
void keepTried(const Audit &before, Audit &now);

} // namespace audit
