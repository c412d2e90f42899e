// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The seconds that `quarterdeckctl watch` keeps for the minutes before an incident: a folder of its own for each environment,
// at most 64 MB, so that several watchers and a desktop record beside each other. While another watcher records this
// environment, evidence is taken from what that one wrote, and this one goes on when that one has gone. Main thread, which
// never waits; observation and first look outlive it.

#include "app/firstlook.h"
#include "app/observation.h"
#include "models/recorder/flightrecorder.h"

#include <QTimer>

#include <memory>

namespace app {

class WatchTape : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kAgain{10}; // until a refused folder is tried once more

    WatchTape(Observation &observation, FirstLook &firstLook);

signals:
    void troubled(const base::Error &error); // nothing is recorded; it goes on trying
    void damaged(const QString &sentence);

private:
    [[nodiscard]] std::unique_ptr<recorder::FlightRecorder> opened();
    void refused(const base::Error &error);
    void tryAgain();
    void record();

    Observation &m_observation;
    FirstLook &m_firstLook;
    const QString m_folder; // empty: there is no home
    std::unique_ptr<recorder::FlightRecorder> m_recorder, m_next; // next: takes the place of a refused one once it is open
    QTimer m_second, m_again;
    std::string m_said;
};

} // namespace app
