// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The store as the desktop uses it: fed and asked on the GUI thread, which never waits. One thread of its own writes
// what came, answers questions and forgets what is old; a disk that hangs costs that thread and not the exit of the
// program. Whatever goes wrong is one sentence.

#include "models/statements/comparison.h"
#include "models/watch/watcher.h"

#include <QObject>

#include <functional>
#include <memory>

namespace statements {

class Memory : public QObject {
    Q_OBJECT
public:
    // The clock outlives it. The folder of the file exists.
    explicit Memory(const QString &file, const base::Clock &clock = base::Clock::system(), const Store::Limits &limits = {}, QObject *parent = nullptr);
    ~Memory() override; // writes what is there; gives up after two seconds

    void append(const QString &scope, const watch::Delivery &delivery);
    // What is kept of `from` is of `to` from now on: the target has another id.
    void rename(const QString &scope, const QString &from, const QString &to);
    using Then = std::function<void(const Comparison &)>;
    // `then` is called on this thread with what is kept at that moment, unless it or `context` has gone before; never
    // when refused. What was appended before is in it.
    void ask(const Question &question, QObject *context, Then then);
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }

signals:
    void written();                        // something new is kept
    void refused(const base::Error &error); // nothing is kept and nothing can be read, until the next start
    void troubled(const base::Error &error); // this could not be written or read; it goes on
    void damaged(const QString &sentence); // a file was moved aside

private:
    struct State;
    void takeTold(); // what the thread has for this one
    static void work(const std::shared_ptr<State> &state);

    const base::Clock &m_clock;
    std::shared_ptr<State> m_state;
};

} // namespace statements
