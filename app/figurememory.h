// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the desktop and `quarterdeckctl watch` remember of what they watch, alike: every figure in the long memory, for how
// long each objective was met and each target stood in which colour, and out of that which error budgets burn. Of several
// programs on one machine one writes (history::SharedArchive), each reads. GUI thread; the feed outlives it.

#include "models/history/longmemory.h"
#include "models/promises/desk.h"
#include "models/watch/feed.h"

#include <QPointer>

#include <memory>

namespace alerts {
class AlertWatch;
}

namespace app {

class FigureMemory : public QObject {
    Q_OBJECT
public:
    explicit FigureMemory(watch::Feed &feed, QObject *parent = nullptr);

    [[nodiscard]] history::LongMemory *memory() { return m_memory.get(); } // null without a state folder
    [[nodiscard]] promises::Desk &desk() { return m_desk; }
    // From now on the alerts know which budgets burn. They outlive this or go first.
    void tellAlerts(alerts::AlertWatch &alerts);
    void take(const watch::Delivery &delivery);  // all that is sampled
    void note(const health::Situation &present); // at least each second

private:
    watch::Feed &m_feed;
    std::unique_ptr<history::LongMemory> m_memory;
    promises::Desk m_desk;
    QPointer<alerts::AlertWatch> m_alerts;
};

} // namespace app
