// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All alerts of one environment: holds what the newest snapshots say against the rules, moves each alert through its
// states, sets the flags (silences, maintenance, inhibition by topology, acknowledgements, flapping) and says what happened,
// in order. One object, one thread, no clock and no disk of its own: whoever hosts it (alertwatch.h, a test) hands in both
// clocks with every round. Some 2 µs an alert and round.

#include "models/alerts/coverage.h"
#include "models/alerts/lifecycle.h"
#include "models/alerts/plan.h"
#include "models/alerts/trail.h"
#include "models/alerts/windows.h"
#include "models/alerts/wish.h"
#include "models/forecast/forecast.h"
#include "models/health/burning.h"
#include "models/health/situation.h"
#include "models/mutes/mute.h"

#include <memory>
#include <unordered_map>

namespace watch {
struct Delivery;
}

namespace alerts {

using Snapshots = QHash<QString, watch::SnapshotPtr>;

// One alert as it is kept over a restart.
struct KeptAlert {
    Alert alert;
    Lifecycle::Kept life;
    Trail trail;
    QString notice{}; // as AlertBook::noticeOf()
};

// How a figure usually is, of one rule that looks for anomalies.
struct KeptBaseline {
    QString rule, target, item;
    std::array<Baseline::Hour, 24> hours{};
};

class AlertBook {
public:
    static constexpr std::chrono::seconds kAliveEvery{60};
    static constexpr std::size_t kMost = 50000; // alerts; what comes on top waits until some are forgotten

    AlertBook();
    ~AlertBook();

    // What is watched from here on. Alerts of what is watched no longer resolve in the next round.
    void setPlan(RuleBookPtr rules, environment::EnvironmentPtr environment, watch::CataloguePtr catalogue);
    void setWishes(const QList<Wish> &wishes);
    void setMutes(const QList<mutes::Mute> &mutes) { m_mutes = mutes; }
    void setForecasts(const QList<forecast::Forecast> &forecasts) { m_forecasts = forecasts; }
    void setBurning(const QList<health::BurningBudget> &burning) { m_burning = burning; m_burningKnown = true; }
    // For the rules that state windows of their own: rates in burnWindows().
    void setBurnRates(const QList<health::BudgetRates> &rates) { m_rates = rates; }
    [[nodiscard]] QSet<qint64> burnWindows() const; // lengths in seconds

    // Every sample that came, for the rules over a stretch of time.
    void take(const watch::Delivery &delivery);
    // One round over everything: what it changed, in order.
    QList<Transition> round(const Snapshots &snapshots, const Instant &instant);

    [[nodiscard]] QList<Alert> alerts() const;  // those that are active first, worst and oldest first; sentences as they are now, of up to 500
    [[nodiscard]] std::optional<Alert> find(const QString &key) const;
    [[nodiscard]] Trail trail(const QString &key) const;
    // An entry of somebody else in the decisions about an alert: "mail to ann: accepted".
    void note(const QString &key, const QString &text, base::WallTime at);
    // Key of the notice that it was told in, of this firing, for whoever goes on after a restart; empty: none, as far as is known.
    [[nodiscard]] QString noticeOf(const QString &key) const;
    bool setNotice(const QString &key, const QString &notice); // false: it is known
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    // Which active alert tells of the same as a problem on screen; null: none.
    [[nodiscard]] const Alert *alertOf(const health::Problem &problem) const;
    [[nodiscard]] bool answers(const QString &target) const; // in the newest round; also what is watched no longer
    [[nodiscard]] const Plan *plan() const { return m_plan.get(); }
    [[nodiscard]] std::array<LayerCoverage, 4> coverage() const; // as of the newest round

    [[nodiscard]] std::vector<KeptAlert> kept(const Instant &instant) const;
    [[nodiscard]] std::vector<KeptBaseline> keptBaselines() const;
    // Begins anew with these; windows and baselines that were learnt stay.
    void restore(const std::vector<KeptAlert> &kept, const std::vector<KeptBaseline> &baselines, const Instant &instant);

private:
    struct Slot {
        int target, rule;
        QString item;
        friend bool operator==(const Slot &, const Slot &) = default;
    };
    struct SlotHash {
        std::size_t operator()(const Slot &s) const { return qHashMulti(0, s.target, s.rule, s.item); }
    };
    struct Bad { // what the words are made of, also while it is good for less than `keep`
        watch::Reading reading;
        watch::SnapshotPtr snapshot;
    };
    struct Entry {
        Alert alert;
        Lifecycle life;
        Trail trail;
        QString notice; // that it was told in
        std::optional<Bad> bad; // newest that was, of what this book saw; gone with the alert's end
        bool here = false; // its figure was seen since this book began
        int round = 0;     // in which it was looked at
        base::WallTime rose{}; // what was acknowledged before counts no more
        int spell = 0;         // round in which it became as bad as it is, or was taken up again
        bool restored = false; // the latter
    };
    struct Past {
        Window window, divisor;
        Baseline baseline;
        base::TimePoint newest{};
    };
    // What a rule found at one place.
    struct Found {
        Sighting sighting;
        watch::Reading reading;
        std::optional<double> limit;
        QString sentence; // where the figure does not say it
    };

    void look(int target, const watch::TargetSnapshot &snapshot);
    void lookAtConditions(int target, const watch::TargetSnapshot &snapshot);
    void lookAtFigure(int target, const watch::TargetSnapshot &snapshot, const watch::TargetSnapshot::Latest &latest);
    void lookAtWindow(int target, const Bound &bound, const watch::TargetSnapshot::Latest &latest);
    void lookAhead();
    void lookAtBudgets();
    void lookAtOwnWindows(int rule);
    void lookAtEndings();
    void lookAtClusters(const Snapshots &snapshots);
    void lookAtComposites();
    void lookAtUntouched(const Snapshots &snapshots);
    void sight(int target, int rule, const base::Untrusted &item, const Found &found);
    [[nodiscard]] Entry *entryAt(int target, int rule, const QString &item) const;
    [[nodiscard]] std::optional<std::pair<base::Severity, double>> judged(const Bound &bound, double value, const Entry *entry) const;
    void sight(int target, int rule, const base::Untrusted &item, const Found &found, Entry *known);

    void setFlags();
    void setInhibitions();
    void setWishFlags(Entry &entry, int rule, const QList<Wish> &inForce);
    void setAcknowledgement(Entry &entry, const QList<Wish> &inForce);
    [[nodiscard]] bool isOfThisSpell(const Entry &entry, const Wish &wish) const;
    void changeFlag(Entry &entry, QStringList Alert::*flag, const QStringList &value, Transition::What begins, Transition::What ends, const QString &why);
    void tell(Entry &entry, const QList<Lifecycle::Step> &steps);
    void tell(Entry &entry, Transition::What what, const QString &why);
    void word(Entry &entry, int rule, int target) const;
    [[nodiscard]] Alert worded(const Slot &slot, const Entry &entry) const; // with the sentence as it is now
    void forget();
    void beAlive();

    std::shared_ptr<const Plan> m_plan;
    std::unordered_map<Slot, std::unique_ptr<Entry>, SlotHash> m_entries;
    std::vector<std::unique_ptr<Entry>> m_left; // of what is watched no longer
    QHash<QString, Entry *> m_byKey;
    std::unordered_map<Slot, Past, SlotHash> m_past;
    QList<Wish> m_wishes;
    QHash<QString, int> m_wished; // by id: round before which it came; 0: it was there before the first one
    QList<mutes::Mute> m_mutes;
    QList<forecast::Forecast> m_forecasts;
    QList<health::BurningBudget> m_burning;
    QList<health::BudgetRates> m_rates;
    bool m_burningKnown = false;
    health::Memory m_clusterMemory;

    Snapshots m_snapshots; // of the newest round
    Instant m_at;
    QList<Transition> m_told;
    int m_round = 0;
    base::TimePoint m_alive{};
};

} // namespace alerts
