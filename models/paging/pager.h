// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From alerts to people: turns what a watcher of alerts says into notices, gives them to the outbox, and asks persons level by
// level until somebody acknowledges.
// What a channel answers (an acknowledgement in PagerDuty, a button of the desktop) comes back as a signal. Made, used and
// destroyed on the thread of the feed; the outbox lives on its engine and ends with it. The feed and the watcher outlive it.

#include "models/alerts/alertwatch.h"
#include "models/notify/heartbeatstate.h"
#include "models/paging/groupnotices.h"
#include "models/paging/incidentnotices.h"
#include "models/paging/pagerside.h"

namespace paging {

class Pager : public QObject {
    Q_OBJECT
public:
    // books: into which it is written who was paged; null: it is not. tells: asked before each telling, false while another
    // watcher of a shared journal tells.
    Pager(watch::Feed &feed, alerts::AlertWatch &alerts, const base::Clock &clock, const Files &files, std::shared_ptr<operate::Bookkeeping> books = {},
          std::function<bool()> tells = {}, QObject *parent = nullptr);

    // It tells from now on instead of another watcher, which may have died before it told: everything that fires is given to
    // the outbox again, with the same keys and events, and the digests of the last 20 s.
    void takeOver();
    // Another watcher tells from now on: nobody is asked here any more. The end of what was told here is told here all the same.
    void standDown();
    // Whether somebody has an alert, or is asked about it otherwise: then a start asks nobody.
    void setHeld(std::function<bool(const QString &alert)> held) { m_held = std::move(held); }
    // What a person said in an incident; nobody else is asked about these alerts of it. Its key is the incident's, as of the next two.
    void call(const IncidentCall &call, const QStringList &alerts);
    void answer(const notify::Notice &acknowledged, base::WallTime when); // nobody is asked any more; said where it was told, unless it is empty
    void end(const notify::Notice &ended);
    void resume(const QString &alert); // asked about again, where nobody has it and nobody is asked otherwise
    void test(const QString &channel); // while sends(); what came of it stands in the delivery log
    [[nodiscard]] const GroupNotices &notices() const { return m_notices; }
    [[nodiscard]] QString trouble() const { return m_trouble; } // why nothing is told while this program is the one that tells; empty: it is
    [[nodiscard]] bool sends() const { return m_side->sends; }  // the outbox is open here
    // Of the heartbeat to an outside service: it goes out with the dead-man's rule, while what finds alerts and what tells of
    // them both work.
    [[nodiscard]] const notify::HeartbeatState &heartbeat() const { return m_heartbeat; }
    [[nodiscard]] const QList<environment::Issue> &mistakes() const { return m_mistakes; } // in the files

signals:
    // A channel took it: the alerts it tells of.
    void told(const QStringList &alerts, const notify::Delivery &delivery);
    void answered(const QStringList &alerts, const notify::Answered &answer);
    // Who was to be asked under this key cannot be.
    void unreached(const QString &key, const QStringList &contacts);
    void changed(); // trouble(), mistakes()
    void heartbeatChanged();

private:
    void stand(); // the outbox of an environment is held while this program was chosen to tell of it
    void endLost();
    // Knows what fires, of what fired before that moment, and goes on asking about it.
    void begin(std::optional<base::WallTime> until = {});
    void heard(const QString &group, const QList<alerts::Transition> &transitions);
    void post(const notify::Notice &notice);
    void leave(const notify::Notice &digest);
    void give(Order order);
    void keepKeys(const QStringList &alerts);  // of the notices that tell of these, for whoever goes on
    void keepKeys(const QList<notify::Notice> &told);
    [[nodiscard]] bool isHad(const QString &key) const;
    void delivered(const notify::Delivery &delivery);
    void beat(); // what is owed

    watch::Feed &m_feed;
    alerts::AlertWatch &m_alerts;
    const base::Clock &m_clock;
    std::shared_ptr<PagerSide> m_side;
    std::optional<QString> m_stands; // for which environment
    GroupNotices m_notices;
    QList<environment::Issue> m_mistakes;
    QString m_trouble;
    notify::HeartbeatState m_heartbeat;
    QString m_heartbeatPlace;
    bool m_beatOwed = false; // as soon as the path is good
    [[nodiscard]] bool tells() const { return !m_tells || m_tells(); }

    const std::function<bool()> m_tells;
    std::function<bool(const QString &)> m_held;
    QTimer m_tick;
    bool m_asks = false;  // or did, since it stood down
    bool m_known = false; // what fired before we began
    std::vector<std::pair<base::TimePoint, notify::Notice>> m_left; // digests that another one was to tell, and when
    QHash<std::pair<QString, QString>, QString> m_later; // key and channel: why it was not told when that was noted last
    std::optional<base::TimePoint> m_settled; // when what was told by whoever was killed before us, and fires no more, is called over
};

} // namespace paging
