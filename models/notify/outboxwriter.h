// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Brings lines to the outbox's file from the engine thread: what comes while the disk is busy is written together, with one
// flush. Engine thread only; a disk that hangs keeps a pool thread, and nobody waits longer than kLimit for it.

#include "models/flow/event.h"
#include "models/flow/pool.h"
#include "models/flow/scope.h"
#include "models/notify/outboxfile.h"

namespace notify {

class OutboxWriter {
public:
    static constexpr flow::milliseconds kLimit{2000};

    explicit OutboxWriter(flow::Reactor &reactor) : m_reactor(reactor) {}
    ~OutboxWriter(); // writes what is left, unless the disk hangs
    OutboxWriter(const OutboxWriter &) = delete;
    OutboxWriter &operator=(const OutboxWriter &) = delete;

    void setFile(std::shared_ptr<OutboxFile> file) { m_file = std::move(file); }
    // Completes when the lines are on disk; errors: Io, TimedOut (they may still get there), Cancelled.
    flow::Task<flow::Result<void>> write(QByteArray lines);
    flow::Task<void> run(const OutboxState *state); // until cancelled

private:
    static constexpr flow::milliseconds kEnding{5000};
    flow::Task<flow::Result<void>> work(QByteArray lines, QByteArray whole);

    struct Ticket {
        bool done = false;
        flow::Result<void> result;
    };
    flow::Reactor &m_reactor;
    flow::BlockingPool m_pool{1};
    std::shared_ptr<OutboxFile> m_file;
    QByteArray m_lines;
    std::vector<std::shared_ptr<Ticket>> m_tickets;
    flow::Event m_wanted, m_written;
    const std::shared_ptr<std::atomic<int>> m_jobs = std::make_shared<std::atomic<int>>(0); // at the disk
};

} // namespace notify
