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

// Through the connection that the feed keeps open anyway.
class EnginePlanner final : public Planner {
    Q_OBJECT
public:
    explicit EnginePlanner(watch::Feed &feed, QObject *parent = nullptr);
    void ask(const QString &target, const PlanRequest &request) override;

private:
    watch::Feed &m_feed;
    std::shared_ptr<Planner> m_side; // the engine's end: its signals are emitted there and delivered as events
};

} // namespace statements
