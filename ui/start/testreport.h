// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a connection test found, in the shape the dialog shows it. Any thread.

#include "models/watch/snapshot.h"

#include <QList>
#include <QMetaType>

namespace start {

struct TestStep {
    enum class Kind { Name, Tcp, Tls, Authentication, Permission };
    enum class State { NotReached, Passed, Failed };
    Kind kind = Kind::Name;
    State state = State::NotReached;
    QString sentence; // what was found or what went wrong; already made visible
    QString remedy;   // of a failed step: what to do
    std::chrono::milliseconds took{};
};

struct TestReport {
    QList<TestStep> steps;
    watch::Facts facts; // of what was reached
    bool works = false;
};

} // namespace start

Q_DECLARE_METATYPE(start::TestReport)
