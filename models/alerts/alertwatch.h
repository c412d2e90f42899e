// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The watcher of alerts, the same in the desktop and in `quarterdeckctl watch`: holds a book against what a feed brings (a
// change of condition at once, figures with each batch, and each second for what stops coming), keeps it over a restart,
// and tells its listeners. Of several on one machine that watch the same environment one tells, the others stand by and go
// on where it stopped within two seconds of its end, however it ended; meanwhile they know what that one knows and did. Reader's
// thread, which never waits: the disk has a
// thread of its own. The feed outlives it.

#include "models/alerts/alertkeeper.h"
#include "models/watch/feed.h"

namespace alerts {

class AlertWatch : public QObject {
    Q_OBJECT
public:
    struct Files {
        QString wishes = standardWishes();
        QString rules = standardRules();
        bool kept = true; // in the state folder
    };
    static constexpr std::chrono::seconds kRound{1}, kWriteEvery{10};

    AlertWatch(watch::Feed &feed, Files files, const base::Clock &clock, QObject *parent = nullptr);
    ~AlertWatch() override; // writes what is new; waits two seconds at most for the disk

    // Told of every transition of every group, at once, while this one is elected.
    void addListener(Listener listener) { m_listeners.push_back(std::move(listener)); }
    // From the next round on, a second away at most.
    void setForecasts(const QList<forecast::Forecast> &forecasts);
    void setBurning(const QList<health::BurningBudget> &burning);
    void setBurnRates(const QList<health::BudgetRates> &rates) { m_book.setBurnRates(rates); } // in book().burnWindows()
    void setMutes(const QList<mutes::Mute> &mutes); // does nothing where they are the same
    // A line in the decisions about an alert: what a channel did with it.
    void note(const QString &key, const QString &text);
    // The notice that it was told in, by its key: whoever goes on after this program tells of it under the same one.
    void setNotice(const QString &key, const QString &notice);

    [[nodiscard]] const AlertBook &book() const { return m_book; }
    // Another program of this machine that tells.
    struct Teller {
        QString program;        // "quarterdeckctl"
        qint64 pid = 0;
        base::WallTime since{}; // zero: not said
        notify::HeartbeatState heartbeat;
    };
    // As its book says, which is some seconds old at most; none: this one tells, or the other's book is not there or old.
    [[nodiscard]] std::optional<Teller> teller() const;
    // For a screen: the book of the teller, with who was told and what is over; without one, book().
    [[nodiscard]] const AlertBook &shown() const { return teller() ? *m_tellersBook : m_book; }
    void setHeartbeat(const notify::HeartbeatState &state) { m_heartbeat = state; } // of this program, for those that stand by
    [[nodiscard]] const QList<Wish> &wishes() const { return m_wishes; } // of every environment
    [[nodiscard]] bool tells() const { return m_elected; }
    [[nodiscard]] bool ready() const { return m_ready; } // what was kept has been read
    [[nodiscard]] const QList<environment::Issue> &mistakes() const { return m_mistakes; } // in files of rules
    [[nodiscard]] base::WallTime lastRound() const { return m_lastRound; }

signals:
    void changed(); // states or flags
    void electedChanged();
    void mistaken(); // mistakes() are others
    void refused(const base::Error &error); // the disk: alerts are found all the same

private:
    void begin();
    void plan();
    void opened(int opening, bool elected, const KeptBookPtr &kept);
    void followed(int opening, const KeptBookPtr &kept);
    void round();
    void writeSoon();
    void write();
    [[nodiscard]] Instant instant() const { return {m_clock.now(), m_clock.wallNow()}; }

    watch::Feed &m_feed;
    const Files m_files;
    const base::Clock &m_clock;
    AlertKeeper *m_keeper;
    AlertBook m_book;
    RuleBookPtr m_rules;
    KeptBookPtr m_tellers;                    // as it was kept; null: this one tells
    std::unique_ptr<AlertBook> m_tellersBook; // the same, to be asked
    notify::HeartbeatState m_heartbeat;
    base::WallTime m_since{}; // when this one began to tell
    std::vector<Listener> m_listeners;
    QList<Wish> m_wishes;
    QList<mutes::Mute> m_mutes;
    QList<environment::Issue> m_mistakes;
    QTimer m_tick, m_soon, m_writing;
    QString m_scope;
    int m_opening = 0; // the last one that was asked for
    base::WallTime m_lastRound{};
    bool m_ready = false, m_elected = false;
};

} // namespace alerts
