// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the targets of the environment differ from their partners in the environments it names under `compared_with`, for a
// screen: each compared on request and by the cadence of rounds.yaml, two connections at a time. The other environment's file
// is read anew for each comparison. Every call returns at once; what came of it is told by changed(). GUI thread, of the feed.

#include "models/audit/parity.h"
#include "models/flow/pool.h"
#include "models/watch/feed.h"

#include <QHash>

#include <memory>
#include <optional>

namespace audit {

struct ParityResult {
    QString with; // title of the other environment
    std::shared_ptr<const Parity> parity; // null: see error
    std::optional<base::Error> error;
};

// The engine's end: its signals are emitted there and delivered as events.
class ParitySideDesk : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool files{1};

signals:
    void compared(const QString &target, const QList<audit::ParityResult> &results);
};

class ParityDesk : public QObject {
    Q_OBJECT
public:
    explicit ParityDesk(watch::Feed &feed, const base::Clock &clock = base::Clock::system(), QObject *parent = nullptr);

    struct Entry {
        QList<ParityResult> results; // in the order of the file; empty: not compared yet
        bool busy = false;
        std::optional<base::TimePoint> asked, answered;
    };
    [[nodiscard]] const Entry &entry(const QString &target) const;
    // Whether there is anything to compare it with.
    [[nodiscard]] static bool declared(const environment::Environment &environment, const environment::Target &target);

    void compare(const QString &target);
    // The next target whose time has come, `every` after its last comparison; nothing while one is under way.
    void goRound(std::chrono::seconds every);
    void accept(const QString &target, const QList<ParityResult> &results); // as if the engine had sent it

signals:
    void changed(const QString &target);

private:
    watch::Feed &m_feed;
    const base::Clock &m_clock;
    std::shared_ptr<ParitySideDesk> m_side;
    QHash<QString, Entry> m_entries;
};

} // namespace audit
