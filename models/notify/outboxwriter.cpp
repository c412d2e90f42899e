// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/outboxwriter.h"

namespace notify {

OutboxWriter::~OutboxWriter()
{
    if (m_file && *m_jobs == 0 && !m_lines.isEmpty())
        (void)m_file->append(m_lines); // an acceptance that is lost would be a message told twice
}

flow::Task<flow::Result<void>> OutboxWriter::write(QByteArray lines)
{
    const auto ticket = std::make_shared<Ticket>();
    m_lines += lines;
    m_tickets.push_back(ticket);
    m_wanted.happened();
    const flow::TimePoint due = m_reactor.now() + kLimit;
    while (!ticket->done) {
        auto wait = m_written.next(m_reactor, due);
        const auto waited = co_await wait;
        if (!waited && !ticket->done)
            co_return std::unexpected(waited.error());
    }
    co_return ticket->result;
}

flow::Task<flow::Result<void>> OutboxWriter::work(QByteArray lines, QByteArray whole)
{
    const std::shared_ptr<OutboxFile> file = m_file;
    const std::shared_ptr<std::atomic<int>> jobs = m_jobs;
    ++*jobs;
    auto work = flow::offload<base::Result<void>>(m_reactor, m_pool, flow::kNever, [file, lines, whole, jobs] {
        auto done = whole.isEmpty() ? file->append(lines) : file->replace(whole); // what is whole has the lines in it
        --*jobs;
        return done;
    });
    const auto done = co_await work;
    if (!done)
        co_return std::unexpected(done.error());
    co_return *done;
}

flow::Task<void> OutboxWriter::run(const OutboxState *state)
{
    for (;;) {
        if (m_lines.isEmpty()) {
            auto wait = m_wanted.next(m_reactor);
            const auto waited = co_await wait;
            if (!waited)
                co_return;
            continue;
        }
        const QByteArray lines = std::exchange(m_lines, {});
        const auto tickets = std::exchange(m_tickets, {});
        const QByteArray whole = m_file->grown() ? state->dump() : QByteArray();
        // Finished also when the program ends meanwhile: what it carries may be an acceptance. A disk that hangs keeps the thread
        // and its lines; those that follow wait behind it.
        auto job = work(lines, whole);
        const auto done = co_await flow::shielded(m_reactor, kEnding, std::move(job));
        for (const auto &ticket : tickets) {
            ticket->done = true;
            ticket->result = done;
        }
        m_written.happened();
    }
}

} // namespace notify
