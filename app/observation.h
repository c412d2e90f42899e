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

    // What the long memory of this workstation says, whoever writes it: what is to come (without a memory, dates alone), and
    // which error budgets burn; what the last audits found. Once, for a command that ends. Blocks on the disk.
    void lookBack();
    // The same as somebody knows it who goes on; from the next assessment on.
    void setForecasts(const QList<forecast::Forecast> &forecasts) { m_room.setForecasts(forecasts); }
    void setBurning(const QList<health::BurningBudget> &burning) { m_room.setBurning(burning); }
    void readLooks(); // what the last audits found, when their folder has changed
    // Also reads what is muted, when the file has changed.
    [[nodiscard]] health::Situation assess();
    [[nodiscard]] health::Observed observed() const;
    [[nodiscard]] recorder::Frame frame() const; // as it was assessed last
    // As they were read last.
    [[nodiscard]] const QList<mutes::Mute> &mutes() const { return m_room.mutes(); }
    [[nodiscard]] const QList<forecast::Forecast> &forecasts() const { return m_room.forecasts(); }
    [[nodiscard]] const QList<health::BurningBudget> &burning() const { return m_room.burning(); }
    [[nodiscard]] watch::Feed &feed() { return m_feed; }

private:
    void readMutes(base::WallTime now);
    void waitUntil(const std::function<bool()> &done, std::chrono::milliseconds limit);

    watch::Feed m_feed;
    health::SituationRoom m_room;
    QString m_mutesSeen; // which state of the file
    std::optional<QDateTime> m_looksSeen; // which state of the folder of the audits
};

} // namespace app
