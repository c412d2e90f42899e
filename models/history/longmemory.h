// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The archive as the desktop and `quarterdeckctl watch` use it: fed and asked on the GUI thread, which never waits. Writing
// has a thread of its own that wakes each 10 s, reading another one, so that a chart is not kept waiting by upkeep. Several
// programs share one folder; which of them writes is seen nowhere here (sharedarchive.h). Whatever goes wrong is one
// sentence and costs nothing else; a disk that hangs costs the two threads, not the exit of the program.

#include "models/history/sharedarchive.h"

#include <QObject>

#include <functional>

namespace history {

class LongMemory : public QObject {
    Q_OBJECT
public:
    // The clock outlives it. The folder is made when it is missing.
    explicit LongMemory(const QString &folder, const base::Clock &clock = base::Clock::system(), Archive::Limits limits = {},
                        std::chrono::milliseconds flushEvery = std::chrono::seconds(10), QObject *parent = nullptr);
    ~LongMemory() override; // writes what is there; gives up after two seconds

    void append(const QString &scope, const watch::Delivery &delivery);

    // From now on the figures of `to` go on where those of `from` end: the target has another id. Before it is asked for.
    void rename(const QString &scope, const QString &from, const QString &to);

    struct Question {
        ArchiveKey key;
        base::WallTime from{}, to{};
        int buckets = 1;
    };
    using Then = std::function<void(const std::vector<PastBucket> &)>;
    // As Archive::read(). `then` is called on this thread, unless it or `context` has gone before. Never when refused, nor
    // when so many wait that the disk must hang: who asks gives up by a time limit of its own.
    void read(const Question &question, QObject *context, Then then);

signals:
    void opened(); // to be read; who writes it may be another program
    void refused(const base::Error &error); // nothing is kept and nothing can be read, until the next start
    void troubled(const base::Error &error); // it goes on trying
    void recovered();
    void damaged(const QString &sentence); // a file was moved aside

private:
    struct State;
    void dropQuestions(); // here, where those who asked live
    void takeTold(); // what the threads have for this one
    static void write(const std::shared_ptr<State> &state);
    static void answer(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
};

} // namespace history
