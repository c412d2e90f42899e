// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The memory of `quarterdeckctl watch`: what it watches is remembered as the desktop remembers it, and what follows from that
// (what is to come, error budgets that burn) goes into its situation and its alerts, whether a desktop runs or not. Main
// thread, which never waits; observation and alerts outlive it.

#include "app/figurememory.h"
#include "app/observation.h"
#include "models/history/foreteller.h"

#include <QTimer>

namespace app {

class WatchMemory : public QObject {
    Q_OBJECT
public:
    // settled: until what is there is known; nothing is foretold before.
    WatchMemory(Observation &observation, alerts::AlertWatch &alerts, std::chrono::milliseconds settled);

    void note(const health::Situation &present); // at least each second

signals:
    void refused(const base::Error &error);  // nothing is kept
    void troubled(const base::Error &error); // it goes on trying
    void damaged(const QString &sentence);
    void scored(const watch::Delivery &scores); // each second

private:
    Observation &m_observation;
    alerts::AlertWatch &m_alerts;
    FigureMemory m_figures;
    history::SeriesStore m_none; // there are no charts
    history::Foreteller m_foreteller;
    QTimer m_settling;
};

} // namespace app
