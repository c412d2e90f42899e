// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The flight recorder as the desktop uses it: fed and asked on the GUI thread, which never waits. One thread of its own
// writes the seconds and finds them again. A disk that is too slow or full costs seconds, and says so once; one that
// hangs costs the thread, not the exit of the program. GUI thread.

#include "models/recorder/recording.h"

#include <QObject>
#include <QPointer>

namespace recorder {

class FlightRecorder : public QObject {
    Q_OBJECT
    struct State;

public:
    // Records into this folder, which is made when it is missing.
    explicit FlightRecorder(const QString &folder, Recording::Limits limits = {}, QObject *parent = nullptr);
    // Plays what a pack holds; record() does nothing.
    explicit FlightRecorder(const QByteArray &segment, QObject *parent = nullptr);
    ~FlightRecorder() override; // writes what is there; gives up after two seconds

    void record(const Frame &frame);
    [[nodiscard]] bool isRefused() const; // the folder: nothing is recorded, nothing asked is answered

    using Found = std::function<void(const FramePtr &)>; // null: nothing was recorded then
    // As Tape::at(). Of several that wait, only the newest is answered: the person has moved on.
    void seek(const QString &scope, base::WallTime at, QObject *context, Found then);
    // As Tape::newest().
    void newest(const QString &scope, base::WallTime before, QObject *context, Found then);
    void spans(const QString &scope, QObject *context, std::function<void(const std::vector<Span> &)> then);
    // How work answers: calls f on the recorder's owner's thread, unless the recorder or the context has gone. The recorder
    // may go while the work still runs; this stays valid as long as that.
    class Teller {
    public:
        void tell(const QPointer<QObject> &context, std::function<void()> f) const;

    private:
        friend class FlightRecorder;
        explicit Teller(std::shared_ptr<State> state) : m_state(std::move(state)) {}
        std::shared_ptr<State> m_state;
    };
    // Work on the tape that takes longer (a pack); f runs on the recorder's thread, maybe when the recorder has gone.
    using Work = std::function<void(Tape &, const Teller &)>;
    void work(Work f);

signals:
    void refused(const base::Error &error); // nothing is recorded until the next start; Absent: another program records there
    void troubled(const base::Error &error); // it goes on trying
    void recovered();
    void damaged(const QString &sentence);

private:
    void start(std::function<base::Result<void>(State &)> open);
    void takeTold();
    static void run(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
};

} // namespace recorder
