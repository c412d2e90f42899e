// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was done, append-only and hash-chained, in one SQLite file that several programs share (format:
// resources/docs/journal.md). A Journal is one writer with a chain of its own. It lives on the engine thread and
// outlives every flow that awaits it; a thread of its own does the writing. What has queued meanwhile is committed
// together, so that many appends cost one flush to disk.
//
// Nothing needs a restart: while the disk is full or the file cannot be written each append answers with the error, and
// the next one tries again. Reading (Reader) goes on meanwhile. No act without its intent on disk: await append() first.

#include "models/flow/event.h"
#include "models/flow/task.h"
#include "models/journal/chainwriter.h"
#include "models/journal/handover.h"

#include <memory>

namespace journal {

class Journal {
public:
    Journal(flow::Reactor &reactor, Options options); // starts the thread, opens nothing yet
    // Writes what has queued and the chain's end. Waits for that at most a second: a disk that hangs keeps the thread.
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    // Opens the file and begins the chain; says what was found. append() does the same where it has to.
    flow::Task<flow::Result<Opened>> open();
    // Completes when the entry is on disk. Invalid: the entry breaks a rule (an outcome without its act, text too
    // long). TimedOut, Cancelled: nobody waits any longer, it may have been written or still be. Otherwise it was not.
    flow::Task<flow::Result<Receipt>> append(Entry entry);
    // Forgets a name or free text; the chain stays whole.
    flow::Task<flow::Result<Erased>> erase(Erasure what);
    // The chain's last record and anchor.
    flow::Task<flow::Result<void>> close();

    // From now on no act may begin here: append() answers an intent with this error, and so nothing is done. Empty: as before.
    void refuseActs(std::optional<base::Error> why)
    {
        m_refusal = std::move(why);
        m_held = false;
        m_decided.happened();
    }
    [[nodiscard]] bool refusesActs() const { return m_refusal.has_value(); }
    void holdActs() { m_held = true; } // an intent waits until refuseActs() has been called

    // Work between this file and a shared store; T is one of what Exchange answers with.
    template <class T>
    flow::Task<flow::Result<T>> exchange(std::function<flow::Result<T>(Exchange &)> work);
    [[nodiscard]] flow::Event &appended() { return m_appended; } // by this program; others write the file, too
    [[nodiscard]] flow::Reactor &reactor() const { return m_reactor; }

    static constexpr flow::milliseconds kLimit{15'000}; // of each of these waits, besides what the caller allows
    static constexpr qsizetype kLongestText = 4096;     // characters of act, target and the like
    static constexpr qsizetype kLongestDetails = 1 << 20;

private:
    class Thread;
    template <class T>
    [[nodiscard]] Handover<flow::Result<T>> ask(std::function<flow::Result<T>(ChainWriter &)> work);
    [[nodiscard]] Handover<flow::Result<Receipt>> put(Entry entry);

    flow::Reactor &m_reactor;
    flow::Event m_appended;
    std::optional<base::Error> m_refusal;
    bool m_held = false;
    flow::Event m_decided;
    std::shared_ptr<Thread> m_thread;
};

} // namespace journal
