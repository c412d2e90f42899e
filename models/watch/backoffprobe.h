// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A probe that holds a connection and comes back by the one retry rule when it is lost: subclasses connect, sample and
// say what ended it. Engine thread only.

#include "models/watch/backoff.h"
#include "models/watch/nap.h"
#include "models/watch/probe.h"

namespace watch {

class BackoffProbe : public Probe {
public:
    flow::Task<void> run(Publisher &out) override; // who has more to run than the connection runs it beside this
    void lookNow() final;

protected:
    explicit BackoffProbe(const ProbeContext &context) : m_context(context) {}

    // From connecting to the end of the connection; returns what ended it. Calls answered() at each sign of life.
    virtual flow::Task<base::Error> watchOnce(Publisher &out) = 0;
    // Readings without a value, with this reason.
    virtual void publishUnreachable(const base::Error &error, Publisher &out) = 0;

    void answered(Publisher &out); // Up, the first time on this connection
    // When a round sent now must be answered. Counts from the last sign of life, so that a frozen target is known
    // within one deadline; a round always gets two seconds, or the deadline if that is shorter.
    [[nodiscard]] flow::TimePoint dueOf(flow::TimePoint sent, flow::milliseconds deadline) const;

    ProbeContext m_context;
    flow::TimePoint m_lastAnswer{};

private:
    Nap m_nap;
    bool m_mayLook = false;      // it naps between two attempts
    flow::TimePoint m_upSince{}; // of this connection; zero: it has not answered yet
};

} // namespace watch
