// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the desktop and `quarterdeckctl watch` do alike the moment an incident that they opened stands in the journal: the
// seconds before, what changed and the logs are frozen with it, and what probably caused it is told. For a minute it looks
// again (incidents/looks.h): a cause that was unclear may show, and one that was named may turn out not to be the only one.
// At the end of that minute what the logs said since is frozen beside it. GUI thread; what it is given outlives it.

#include "models/events/eventbook.h"
#include "models/incidents/desk.h"
#include "models/incidents/frozen.h"
#include "models/incidents/probablecause.h"
#include "models/incidents/takelogs.h"
#include "models/recorder/evidencepack.h"
#include "models/recorder/flightrecorder.h"
#include "models/watch/feed.h"

#include <functional>

namespace app {

class FirstLook : public QObject {
    Q_OBJECT
public:
    using Present = std::function<health::Situation()>; // as things stand now
    FirstLook(watch::Feed &feed, incidents::IncidentDesk &desk, const events::EventBook &events, Present present, QObject *parent = nullptr);

    // Whose seconds go into the evidence; null: none are recorded. Where another program has its folder, what that one
    // recorded is read.
    void setRecorder(recorder::FlightRecorder *recorder, const QString &folder);

    [[nodiscard]] static QString packIn(const QString &folder); // the seconds among the evidence

signals:
    void troubled(const base::Error &error); // the evidence could not be frozen, or it is not known when to look again

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    static flow::Task<void> takeAndFreeze(flow::Reactor &reactor, std::shared_ptr<incidents::LogReaders> readers, JobPtr job, QPointer<FirstLook> here);
    void look(const QString &incident);
    void tellCause(const QString &incident);
    void freeze(const QString &incident);
    void lookLater(const JobPtr &first);
    void gather(const JobPtr &job);
    void tellEvidence(const JobPtr &job, const QStringList &parts);
    void takeFrozen(const JobPtr &job, const base::Result<incidents::Frozen> &frozen);
    void tellFrozen(const JobPtr &job);
    void pack(const JobPtr &job);
    void chooseLeading(Job &job) const;

    watch::Feed &m_feed;
    incidents::IncidentDesk &m_desk;
    const events::EventBook &m_events;
    const Present m_present;
    const std::shared_ptr<incidents::LogReaders> m_readers; // shared with what still reads when this has gone
    QPointer<recorder::FlightRecorder> m_recorder;
    QString m_tape; // its folder
    std::vector<std::chrono::milliseconds> m_again; // after the detection; empty: its file is wrong
    QHash<QString, incidents::ProbableCause> m_told; // by incident
};

} // namespace app
