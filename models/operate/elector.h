// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether this program tells people of alerts, or another one does: the election of the environment that is watched, on
// the engine of a feed. Where no shared journal is named, the programs of this machine elect among themselves. GUI thread.

#include "models/sharedjournal/election.h"
#include "models/watch/feed.h"

namespace operate {

class ElectorSide : public QObject {
    Q_OBJECT
public:
    flow::TaskScope *electing = nullptr; // engine thread

signals:
    void answered(const sharedjournal::Mandate &mandate);
};

class Elector : public QObject {
    Q_OBJECT
public:
    explicit Elector(watch::Feed &feed, QObject *parent = nullptr);

    // Now: ask when something is about to be told.
    [[nodiscard]] sharedjournal::Part part() const { return m_mandate.part(); }
    [[nodiscard]] bool tells() const { return part() != sharedjournal::Part::Follower; }

signals:
    void changed(); // part() is another than before

private:
    void follow();
    void look();

    watch::Feed &m_feed;
    std::shared_ptr<ElectorSide> m_side;
    sharedjournal::Mandate m_mandate;
    sharedjournal::Part m_told = sharedjournal::Part::Follower;
    QString m_name;
    std::optional<environment::SharedJournal> m_named;
    QTimer m_decay; // what is not renewed ends
};

} // namespace operate
