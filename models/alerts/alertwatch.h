// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The watcher of alerts, the same in the desktop and in `quarterdeckctl watch`: holds a book against what a feed brings (a
// change of condition at once, figures with each batch, and each second for what stops coming), keeps it over a restart,
// and tells its listeners. Of several on one machine that watch the same environment one tells, the others stand by and go
// on where it stopped within two seconds of its end, however it ended. Reader's thread, which never waits: the disk has a
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

    [[nodiscard]] const AlertBook &book() const { return m_book; }
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
    void round();
    void write();
    [[nodiscard]] Instant instant() const { return {m_clock.now(), m_clock.wallNow()}; }

    watch::Feed &m_feed;
    const Files m_files;
    const base::Clock &m_clock;
    AlertKeeper *m_keeper;
    AlertBook m_book;
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
