// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Feed with its situation, for the commands of quarterdeckctl: watches an environment on the main thread's event
// loop until everything is known or patience ends.

#include "models/health/statusreport.h"
#include "models/recorder/frame.h"
#include "models/watch/feed.h"

#include <QDateTime>

#include <optional>

namespace app {

class Observation : public QObject {
    Q_OBJECT
public:
    explicit Observation(environment::EnvironmentPtr environment);

    // Runs the event loop until complete() or the limit.
    void wait(std::chrono::milliseconds limit);
    // The same until this target answers and said who we are there, or was found not to.
    void waitFor(const QString &target, std::chrono::milliseconds limit);

    // Goes on watching for so long.
    void watch(std::chrono::milliseconds span);

    // What the long memory of the desktop says: what is to come (without a memory, dates alone), and which error budgets
    // burn; how fast they go in windows of these lengths (seconds); what the last audits found. Blocks on the disk.
    void lookBack(const QSet<qint64> &windows = {});
    // Also reads what is muted, when the file has changed.
    [[nodiscard]] health::Situation assess();
    [[nodiscard]] health::Observed observed() const;
    [[nodiscard]] recorder::Frame frame() const; // as it was assessed last
    // As they were read last.
    [[nodiscard]] const QList<mutes::Mute> &mutes() const { return m_room.mutes(); }
    [[nodiscard]] const QList<forecast::Forecast> &forecasts() const { return m_room.forecasts(); }
    [[nodiscard]] const QList<health::BurningBudget> &burning() const { return m_room.burning(); }
    [[nodiscard]] const QList<health::BudgetRates> &burnRates() const { return m_burnRates; }
    [[nodiscard]] watch::Feed &feed() { return m_feed; }

private:
    void readMutes(base::WallTime now);
    void readLooks(const QString &folder, const environment::Environment &environment); // when the folder has changed
    void waitUntil(const std::function<bool()> &done, std::chrono::milliseconds limit);

    watch::Feed m_feed;
    health::SituationRoom m_room;
    QList<health::BudgetRates> m_burnRates;
    QString m_mutesSeen; // which state of the file
    std::optional<QDateTime> m_looksSeen; // which state of the folder of the audits
};

} // namespace app
