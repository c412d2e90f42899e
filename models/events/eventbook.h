// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All events of the environment that is watched: finds them by comparing what each target says with what is known of it,
// keeps them in the file, and takes in what persons write into the journal, from any program. GUI thread, which never
// waits: one thread of its own reads and writes the disk. The feed outlives it.

#include "models/events/eventfile.h"
#include "models/events/journaled.h"
#include "models/events/settingsquery.h"
#include "models/watch/feed.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace events {

class EventKeeper;

class EventBook : public QObject {
    Q_OBJECT
public:
    struct Files {
        QString events = standardFile();
        QString journal;
    };
    static constexpr std::chrono::seconds kSettingsEvery{30};

    EventBook(watch::Feed &feed, Files files, const base::Clock &clock, std::chrono::milliseconds settingsEvery = kSettingsEvery,
              QObject *parent = nullptr);
    ~EventBook() override; // waits two seconds at most for the disk

    // Of the environment that is watched, oldest first.
    [[nodiscard]] const std::vector<Event> &events() const { return m_events; }
    // Those that concern a target: its own, and those of the whole environment.
    [[nodiscard]] std::vector<Event> eventsOf(const QString &target) const;
    [[nodiscard]] bool ready() const { return m_ready; } // the file was read or refused

signals:
    void changed();
    void refused(const base::Error &error); // the file: events are still found, but not kept

private:
    void opened(const QHash<Place, Known> &known, const std::vector<Found> &found);
    void look();
    void askSettings();
    void looked(const QString &target, const std::shared_ptr<const SettingsLook> &look);
    void keep(const Place &place, const Known &known, const std::vector<Event> &events);
    void gather();

    watch::Feed &m_feed;
    const base::Clock &m_clock;
    std::shared_ptr<SettingsSide> m_side;
    EventKeeper *m_keeper;
    QHash<Place, Known> m_known;
    QHash<QString, watch::SnapshotPtr> m_compared; // newest compared
    QSet<QString> m_asking;                        // targets asked for their settings
    std::vector<Found> m_found;
    std::vector<Written> m_written;
    std::vector<Event> m_events;
    QTimer m_settings;
    bool m_ready = false;
};

} // namespace events
