// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The newest audit of each target of the environment and what changed with it, for a screen. The console looks at each target that permits it by
// the cadence of rounds.yaml, one at a time, and says so unasked. look() asks the questions on the connection that is open
// anyway; run() opens one of its own and also tries what the environment file declares, as an act on the server that is on
// screen. What was tried stays beside later looks, with its time. Every call returns at once; what came of it is told by changed(). GUI
// thread, of the feed.

#include "models/audit/difference.h"
#include "models/audit/paritydesk.h"
#include "models/base/result.h"
#include "models/flow/pool.h"
#include "models/operate/bookkeeping.h"
#include "models/watch/feed.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace audit {

using AuditPtr = std::shared_ptr<const Audit>;

// The engine's end: its signals are emitted there and delivered as events.
class DeskSide : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool files{1};

signals:
    void audited(const environment::Target &target, const audit::AuditPtr &audit, const audit::Difference &difference);
    void failed(const QString &environment, const environment::Target &target, const base::Error &error);
};

class Desk : public QObject {
    Q_OBJECT
public:
    explicit Desk(watch::Feed &feed, const base::Clock &clock = base::Clock::system(), QObject *parent = nullptr);

    struct Entry {
        AuditPtr audit; // null: none yet
        Difference change; // the newest change that was seen, or, with neither new nor gone, since when there was none
        std::optional<base::Error> error; // of the last attempt; the audit is then an older one
        bool busy = false;
        std::optional<base::TimePoint> asked, answered;
    };
    [[nodiscard]] const Entry &entry(const QString &target) const;
    [[nodiscard]] ParityDesk &parity() { return m_parity; }
    // Whether the console may look at it without being asked to.
    [[nodiscard]] static bool permitted(const environment::Target &target);

    // Where runs are written down; without it nothing is tried. Empty folder: nothing is kept for the next start.
    void setBooks(std::shared_ptr<operate::Bookkeeping> books, const QString &folder);
    void look(const QString &target);
    void lookWhenOld(const QString &target); // when there is none of the last round
    void run(const QString &target);
    void goRound(); // the next target whose time has come; nothing while one is looked at
    void accept(const QString &target, Audit audit, const Difference &difference = {}); // as if the engine had sent it

signals:
    void changed(const QString &target);

private:
    void beginAnew(); // in this environment
    [[nodiscard]] bool isOpen(const QString &environment, const environment::Target &target) const; // and has these settings still
    [[nodiscard]] bool begin(const QString &target); // false: one is under way, or nobody would do it

    watch::Feed &m_feed;
    const base::Clock &m_clock;
    std::shared_ptr<DeskSide> m_side;
    std::shared_ptr<operate::Bookkeeping> m_books;
    QString m_folder;
    environment::EnvironmentPtr m_environment;
    ParityDesk m_parity;
    QHash<QString, Entry> m_entries;
    QTimer m_round;
    base::TimePoint m_first{}; // no round before
};

// What `now` did not try it has from `before`, with the time of it.
void keepTried(const Audit &before, Audit &now);

} // namespace audit
