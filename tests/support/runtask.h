// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flow/scope.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

// Runs a task on the real event loop; fails (returns nullopt) after the limit instead of hanging.
template <class T>
std::optional<T> runTask(flow::Task<T> t, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    std::optional<T> out;
    flow::TaskScope scope;
    scope.spawn(flow::detail::into(&out, std::move(t)));
    flow::ReadyQueue::here().pump();
    const QDeadlineTimer end(limit);
    QTimer heartbeat;
    heartbeat.start(20);
    while (!out && !end.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return out;
}
