// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The engine's end of a pager: the outbox, who is asked level by level, and what the journal keeps of it, for as long as the
// feed's engine runs. Reads channels.yaml, rota.yaml and what was arranged, and begins again when they change. The outbox is that
// of the environment this program tells of, and is held as long as it does. Its signals are emitted there and delivered as
// events; everything else is the engine thread's.

#include "models/flow/event.h"
#include "models/flow/pool.h"
#include "models/notify/escalator.h"
#include "models/notify/outbox.h"
#include "models/operate/bookkeeping.h"
#include "models/paging/pagenote.h"
#include "models/paging/written.h"

#include <QObject>

#include <atomic>
#include <optional>

namespace paging {

class PageKeeper;

// What the engine's end is to do.
struct Order {
    enum class What { Post, PostWhereOpen, Ask, Call, Acknowledge, Resume, End, StandDown, EndBesides, Test, Beat };
    What what = What::Post;
    notify::Notice notice;  // Post, PostWhereOpen, Ask, Call
    base::WallTime since{}; // Ask, Call: since when persons are asked. Acknowledge, End: when; zero: it is told again after a start
    QString key;            // of the notice; Test: id of a channel; EndBesides: the environment
    QSet<QString> keys = {}; // EndBesides: of what is not over. Call: of notices that nobody is asked about beside it
    QString contact = {};    // Call: who alone is asked; empty: level by level
    bool climbs = true;      // Call: level by level, too, where the contact is nobody
    bool held = false;       // Ask: somebody has it
    notify::Escalator::Heard heard = {}; // Ask, Call
    bool known = false;      // Post, Ask: it began before this program did, or was told by another one: an event that is open is not told anew
};

class PagerSide : public QObject {
    Q_OBJECT
public:
    PagerSide(Files f, std::shared_ptr<operate::Bookkeeping> b) : files(std::move(f)), books(std::move(b)) {}
    ~PagerSide() override;

    const Files files;
    const std::shared_ptr<operate::Bookkeeping> books; // null: who is paged is not written down
    flow::BlockingPool pool{2}; // its files
    // Engine thread: what was not done yet, also while the outbox is not open; what persons are being asked.
    QList<Order> queue;
    std::map<QString, Order> asked; // by key; kept for an outbox that opens again
    QSet<QString> acknowledged;
    PageKeeper *pages = nullptr;
    int climbs = 0; // changes of who is asked
    std::optional<QString> watched; // the environment that this program was chosen to tell of, on this machine
    std::atomic<bool> tells{false}; // this program is the one that does
    std::atomic<bool> sends{false}; // the outbox is open
    flow::Event more, climbed, stood;

    // Engine thread. What was to be done for the environment before is left to who watches it next.
    void stand(const std::optional<QString> &of);

    // Until the engine ends.
    static flow::Task<void> keep(flow::Reactor &reactor, secrets::SecretSource &secrets, std::shared_ptr<PagerSide> side);

signals:
    void delivered(const notify::Delivery &delivery);
    void answered(const notify::Answered &answer);
    void read(const QList<environment::Issue> &issues);
    void nobody(const QString &key, const QStringList &contacts); // a level of escalation reached nobody
    void standing(const QString &trouble); // empty: the outbox works
    void beating(const QString &place);    // where the heartbeat of the file goes; empty: there is none
    void beaten(bool accepted, const QString &words);
};

} // namespace paging
