// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a screen asks for a plan: returns at once, the plan or the refusal arrives as a signal. Tests script it. GUI thread.

#include "models/statements/plan.h"
#include "models/watch/feed.h"

#include <QObject>

namespace statements {

class Planner : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void ask(const QString &target, const PlanRequest &request) = 0;

signals:
    void planned(const QString &target, const statements::PlanRequest &request, const statements::Plan &plan);
    void refused(const QString &target, const statements::PlanRequest &request, const base::Error &error);
};

class PlannerSide;

// Through the connection that the feed keeps open anyway, where the statement ran in its database; else on one that is opened
// for it, one at a time.
class EnginePlanner final : public Planner {
    Q_OBJECT
public:
    explicit EnginePlanner(watch::Feed &feed, QObject *parent = nullptr);
    void ask(const QString &target, const PlanRequest &request) override;

private:
    watch::Feed &m_feed;
    std::shared_ptr<PlannerSide> m_side; // the engine's end: its signals are emitted there and delivered as events
};

} // namespace statements
