// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs one flow to its end on the main thread's event loop, for commands of quarterdeckctl that ask and leave.

#include "models/flow/scope.h"

#include <QEventLoop>

#include <optional>

namespace app {

template <class T>
flow::Task<void> finish(std::optional<T> *out, flow::Task<T> task, QEventLoop *loop)
{
    out->emplace(co_await std::move(task));
    QMetaObject::invokeMethod(loop, &QEventLoop::quit, Qt::QueuedConnection);
}

template <class T>
T runFlow(flow::Task<T> task)
{
    QEventLoop loop;
    std::optional<T> out;
    flow::TaskScope scope;
    scope.spawn(finish(&out, std::move(task), &loop));
    flow::ReadyQueue::here().pump();
    loop.exec();
    return std::move(*out);
}

} // namespace app
