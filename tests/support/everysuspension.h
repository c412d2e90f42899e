// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The every-suspension test: runs a flow again and again and destroys it after its n-th resumption, for each n
// until it ends by itself. Returns the number of states tried, or -1 when a task outlived its scope.

#include "models/flow/scope.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <functional>
#include <memory>

inline int destroyAtEverySuspension(const std::function<flow::Task<void>()> &make, int most = 200)
{
    using flow::ReadyQueue;
    QTimer heartbeat;
    heartbeat.start(20);
    for (int n = 0; n < most; ++n) {
        auto scope = std::make_unique<flow::TaskScope>();
        bool ended = false;
        const auto wrap = [](flow::Task<void> inner, bool *done) -> flow::Task<void> {
            co_await std::move(inner);
            *done = true;
        };
        const auto from = ReadyQueue::here().steps();
        ReadyQueue::here().afterStep = [&](std::uint64_t step) {
            if (step - from >= std::uint64_t(n) && !ended)
                scope.reset();
        };
        scope->spawn(wrap(make(), &ended));
        if (n == 0)
            scope.reset();
        ReadyQueue::here().pump();
        const QDeadlineTimer end(std::chrono::seconds(10));
        while (scope && !ended && !end.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        ReadyQueue::here().afterStep = nullptr;
        scope.reset();
        if (!flow::liveTasks().empty())
            return -1;
        if (ended)
            return n;
    }
    return most;
}
