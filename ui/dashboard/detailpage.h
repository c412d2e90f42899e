// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One tab about the selected target. Made when it is first looked at, fed only while it is seen. A page class says
// with four statics whether and how its tab stands in the strip; detailtabs.cpp lists them in their order. GUI thread.
//
//   static constexpr QLatin1StringView kName;                // how settings and tests call it
//   static QString title();                                  // translated, on the strip
//   static bool offered(const DetailSubject &);              // whether the target has such a thing
//   static int count(const DetailSubject &);                 // beside the title; negative: none

#include "models/environment/environment.h"
#include "models/watch/snapshot.h"
#include "ui/settings/settings.h"

#include <QWidget>

namespace audit {
class Desk;
}

namespace inquiry {
class Desk;
}

namespace operate {
class PoolKeeper;
class Signaller;
}

namespace statements {
class Memory;
class Planner;
}

namespace watch {
class Feed;
}

namespace dashboard {

class CellTree;

// What the tabs tell about at one moment.
struct DetailSubject {
    environment::EnvironmentPtr environment; // keeps the target
    const environment::Target *target = nullptr;
    watch::SnapshotPtr snapshot; // null: nothing was read
    watch::SnapshotPtr pool;     // where the pools shown are read, the target itself or the PgBouncer in front; null: none
    base::TimePoint now{};
    bool recorded = false; // a second of the past: nothing may be asked of the server, nothing done
    QHash<QString, watch::SnapshotPtr> snapshots; // of all targets
    bool mayType = false;  // what a person types can be run: this is the present, and somebody runs it
};

// What pages work with; outlives them.
struct DetailTools {
    settings::Settings &settings;
    watch::Feed &feed;
    operate::Signaller *signaller = nullptr; // null: sessions are only looked at
    statements::Memory *memory = nullptr;    // null: statements are shown as last looked at
    statements::Planner *planner = nullptr;  // null: no plans
    inquiry::Desk *desk = nullptr;           // null: nothing can be typed
    audit::Desk *audits = nullptr;           // set before the first page is made
    operate::PoolKeeper *poolKeeper = nullptr; // null: pools are only looked at
};

class DetailPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void show(const DetailSubject &subject) = 0; // its target may differ from the last one's
    [[nodiscard]] virtual const CellTree *shownRows() const { return nullptr; } // null: no table is seen
    virtual void showCause() {} // a problem led here: what it is about becomes the current row
    virtual void keepState() {}
    virtual void lookAgain() {} // now, at what is not asked all the time; nothing while a second of the past is shown

signals:
    void retryRequested();
};

} // namespace dashboard
