// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wrong, in plain sentences, worst first: a pure function of the environment, the catalogue and the
// newest snapshots, so the screen and `quarterdeckctl status` say the same words. One cause makes one problem:
// what a dead primary drags down (its pool, its endpoint) is named in its sentence, through the edges, and not
// listed again.

#include "models/base/severity.h"
#include "models/forecast/forecast.h"
#include "models/health/burning.h"
#include "models/health/score.h"
#include "models/health/scorebook.h"
#include "models/mutes/mute.h"
#include "models/watch/catalogue.h"
#include "models/watch/snapshot.h"

namespace health {

using base::Severity;

// One thing that is bad, as it was seen itself, before it is told as a problem or explained by one.
struct Sign {
    QString target;
    QString family, instance;         // family: figures that tell of one thing (finding.h); empty: the condition
    QList<watch::MetricId> metrics;   // those past their limit, the one that leads first; none: the condition
    watch::Condition condition = watch::Condition::Up;
    bool own = false;                 // a figure that the user added
    QString headline;
    QString folder;                   // of a database server: where its data lies, as it says
    base::WallTime wallSince{};       // first seen bad, by whichever of its figures
    std::chrono::milliseconds every{}; // so long before that it may have begun unseen
};

struct Problem {
    Severity severity = Severity::Warning;
    QString key;             // stable while the problem lasts, unique in a situation
    QString sentence;        // translated; names and server words already made visible
    QString headline;        // the same in a few words, without a full stop: "shop-primary is down"
    QString target;          // where the cause lies
    watch::MetricId metric;  // null: the condition of the target itself
    QString instance;
    QStringList affected;    // targets that suffer from it
    base::TimePoint since{}; // first seen bad
    base::WallTime wallSince{};
    enum class Action { ShowTarget, ShowSessions, ShowReplication, ShowPool, ShowStorage, ShowVacuum, ShowIndexes, EnterPassword, Retry };
    Action action = Action::ShowTarget; // the one next thing to do
    std::optional<mutes::Mute> mute;    // it does not count while this holds
    QList<Sign> signs;       // its own first (of a replication link one a figure), then what it explains: what began first
    static constexpr qsizetype kMostSigns = 32; // about; the latest are left out
    [[nodiscard]] QString finding() const { return mutes::findingOf(key, target); } // what it is muted as
};

struct TargetHealth {
    Severity severity = Severity::Unknown;
    watch::MetricId worstMetric; // the figure that matters now: the worst one, else the kind's headline
    QString worstInstance;
    bool stale = false;          // newest answer older than two intervals
    int score = -1;              // -1: there is none
    bool answers = false;        // at the moment; false as well before the first try
    int muted = 0;               // findings that do not count; with one it is never fine
};

struct Situation {
    QString answer;            // "2 problems. shop-primary is down; shop-standby is 42 s behind." or "All 8 targets are fine."
    QString rest;              // "All other 6 targets are fine."
    Severity severity = Severity::Unknown;
    QList<Problem> problems;   // worst first, then oldest
    QList<Problem> muted;      // of no account for now, in the same order: listed apart, never gone
    QHash<QString, TargetHealth> targets;
    int reachable = 0;
    int total = 0;
    Score score;
    QList<forecast::Forecast> forecasts; // nearest first

    // The worst target of which the security audit found something critical; empty: there is none.
    [[nodiscard]] QString exposed() const
    {
        for (const TargetScore &target : score.targets)
            for (const ScoreLine &line : target.lines)
                if (!line.muted && line.severity == Severity::Critical && !line.metric.isNull() && line.metric.name().startsWith(kSecurityPrefix))
                    return target.target;
        return {};
    }
    // As bad as the answer: that of the figures, or of what the security audit found.
    [[nodiscard]] Severity answered() const { return exposed().isEmpty() ? severity : Severity::Critical; }
};

// Since when each finding has been seen. One that comes back within a few seconds goes on where it was.
class Memory {
public:
    struct Seen {
        base::TimePoint since{};
        base::WallTime wallSince{};
        base::TimePoint last{}; // newest round in which it was bad
        bool listed = false;    // was shown as a problem, so that leaving takes a clearly good value
    };
    Memory() = default;
    explicit Memory(QHash<QString, Seen> seen) : m_seen(std::move(seen)) {} // as it was recorded

    Seen &see(const QString &key, base::TimePoint now, base::WallTime wallNow);
    [[nodiscard]] bool listed(const QString &key) const;
    void forgetOlder(base::TimePoint now); // drops what has been good for a while
    [[nodiscard]] const QHash<QString, Seen> &all() const { return m_seen; }

private:
    QHash<QString, Seen> m_seen;
};

// Remembers since when each problem has been seen; everything else is computed anew. Reader's thread.
class SituationRoom {
public:
    SituationRoom() = default;
    // Goes on from what another one knew.
    SituationRoom(Memory memory, const std::vector<ScoreBook::Kept> &bad) : m_memory(std::move(memory)), m_book(bad) {}

    // What persons muted; what has ended or is about another environment does nothing.
    void setMutes(const QList<mutes::Mute> &mutes) { m_mutes = mutes; }
    [[nodiscard]] const QList<mutes::Mute> &mutes() const { return m_mutes; }
    // What is to come; those nearer than their metric's rule are problems from the next assessment on.
    void setForecasts(const QList<forecast::Forecast> &forecasts) { m_forecasts = forecasts; }
    // Error budgets that burn too fast: problems from the next assessment on, until one is not in the list any more.
    void setBurning(const QList<BurningBudget> &burning) { m_burning = burning; }
    [[nodiscard]] const QList<BurningBudget> &burning() const { return m_burning; }
    // What the last looks at the security found; from the next assessment on.
    void setSecurity(const SecurityLooks &looks) { m_book.setSecurity(looks); }
    Situation assess(const environment::Environment &environment, const watch::Catalogue &catalogue,
                     const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint now, base::WallTime wallNow);
    [[nodiscard]] const Memory &memory() const { return m_memory; }
    [[nodiscard]] std::vector<ScoreBook::Kept> bad() const { return m_book.kept(); }
    [[nodiscard]] const QList<forecast::Forecast> &forecasts() const { return m_forecasts; }

private:
    Memory m_memory;
    ScoreBook m_book;
    QList<forecast::Forecast> m_forecasts;
    QList<mutes::Mute> m_mutes;
    QList<BurningBudget> m_burning;
};

} // namespace health
