// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/flightrecorder.h"

#include "models/base/log.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace recorder {

namespace {

constexpr std::size_t kMostWaiting = 120; // seconds that wait for a slow disk
constexpr std::chrono::seconds kMostEnding{2};

} // namespace

struct FlightRecorder::State {
    std::function<base::Result<void>(State &)> open; // on the thread
    std::unique_ptr<Recording> recording;            // the thread's; null: played only
    std::optional<Tape> pack;

    std::mutex guard; // guards what follows
    std::condition_variable wake, ended;
    FlightRecorder *owner = nullptr; // null when it has gone
    bool stopping = false, over = false, refusedToOpen = false;
    std::deque<Frame> frames;
    std::deque<Work> works;
    std::function<void(Tape &)> seek; // the newest
    std::vector<std::function<void()>> told;

    [[nodiscard]] Tape &tape() { return recording ? recording->tape() : *pack; }
    void tell(std::function<void()> f)
    {
        const std::lock_guard lock(guard);
        if (!owner)
            return;
        told.push_back(std::move(f));
        if (told.size() == 1)
            QMetaObject::invokeMethod(owner, &FlightRecorder::takeTold, Qt::QueuedConnection);
    }
    void write(const std::deque<Frame> &taken, std::string &said);
};

FlightRecorder::FlightRecorder(const QString &folder, Recording::Limits limits, QObject *parent) : QObject(parent)
{
    start([folder, limits](State &state) -> base::Result<void> {
        auto opened = Recording::open(folder, limits);
        if (!opened)
            return std::unexpected(std::move(opened).error());
        state.recording = std::move(*opened);
        return {};
    });
}

FlightRecorder::FlightRecorder(const QByteArray &segment, QObject *parent) : QObject(parent)
{
    start([segment](State &state) -> base::Result<void> {
        state.pack = Tape::ofBytes(segment);
        return {};
    });
}

void FlightRecorder::start(std::function<base::Result<void>(State &)> open)
{
    m_state = std::make_shared<State>();
    m_state->open = std::move(open);
    m_state->owner = this;
    std::thread(&FlightRecorder::run, m_state).detach();
}

FlightRecorder::~FlightRecorder()
{
    std::unique_lock lock(m_state->guard);
    m_state->owner = nullptr;
    m_state->stopping = true;
    m_state->works.clear();
    m_state->seek = nullptr;
    m_state->wake.notify_all();
    if (!m_state->ended.wait_for(lock, kMostEnding, [this] { return m_state->over; }))
        base::logWarning("recorder", tr("The disk is too slow to write the last seconds of the flight recorder."));
}

void FlightRecorder::takeTold()
{
    std::vector<std::function<void()>> told;
    {
        const std::lock_guard lock(m_state->guard);
        told.swap(m_state->told);
    }
    for (const auto &f : told)
        f();
}

void FlightRecorder::Teller::tell(const QPointer<QObject> &context, std::function<void()> f) const
{
    m_state->tell([context, f = std::move(f)] {
        if (context)
            f();
    });
}

void FlightRecorder::record(const Frame &frame)
{
    const std::lock_guard lock(m_state->guard);
    if (m_state->refusedToOpen)
        return;
    if (m_state->frames.size() >= kMostWaiting)
        m_state->frames.pop_front();
    m_state->frames.push_back(frame);
    m_state->wake.notify_one();
}

bool FlightRecorder::isRefused() const
{
    const std::lock_guard lock(m_state->guard);
    return m_state->refusedToOpen;
}

void FlightRecorder::work(Work f)
{
    const std::lock_guard lock(m_state->guard);
    if (m_state->refusedToOpen)
        return;
    m_state->works.push_back(std::move(f));
    m_state->wake.notify_one();
}

void FlightRecorder::seek(const QString &scope, base::WallTime at, QObject *context, Found then)
{
    const std::lock_guard lock(m_state->guard);
    if (m_state->refusedToOpen)
        return;
    m_state->seek = [state = m_state.get(), scope, at, to = QPointer<QObject>(context), then = std::move(then)](Tape &tape) {
        const FramePtr frame = tape.at(scope, at);
        state->tell([to, then, frame] {
            if (to)
                then(frame);
        });
    };
    m_state->wake.notify_one();
}

void FlightRecorder::newest(const QString &scope, base::WallTime before, QObject *context, Found then)
{
    work([scope, before, to = QPointer<QObject>(context), then = std::move(then)](Tape &tape, const Teller &teller) {
        const FramePtr frame = tape.newest(scope, before);
        teller.tell(to, [then, frame] { then(frame); });
    });
}

void FlightRecorder::spans(const QString &scope, QObject *context, std::function<void(const std::vector<Span> &)> then)
{
    work([scope, to = QPointer<QObject>(context), then = std::move(then)](Tape &tape, const Teller &teller) {
        const std::vector<Span> spans = tape.spans(scope);
        teller.tell(to, [then, spans] { then(spans); });
    });
}

void FlightRecorder::State::write(const std::deque<Frame> &taken, std::string &said)
{
    for (const Frame &frame : taken) {
        const auto written = recording->append(frame);
        const std::string text = written ? std::string() : written.error().text;
        if (text == said)
            continue;
        said = text;
        tell([this, error = written ? base::Error() : written.error(), good = bool(written)] {
            if (good)
                emit owner->recovered();
            else
                emit owner->troubled(error);
        });
    }
}

void FlightRecorder::run(const std::shared_ptr<State> &state)
{
    const auto end = [&state] {
        const std::lock_guard lock(state->guard);
        state->over = true;
        state->ended.notify_all();
    };
    if (const auto opened = state->open(*state); !opened) {
        {
            const std::lock_guard lock(state->guard);
            state->refusedToOpen = true;
            state->frames.clear();
            state->works.clear();
            state->seek = nullptr;
        }
        state->tell([s = state.get(), error = opened.error()] { emit s->owner->refused(error); });
        return end();
    }
    const Teller teller(state);
    std::string said;
    for (bool stopping = false; !stopping;) {
        std::deque<Frame> frames;
        std::deque<Work> works;
        std::function<void(Tape &)> seek;
        {
            std::unique_lock lock(state->guard);
            state->wake.wait(lock, [&] { return state->stopping || !state->frames.empty() || !state->works.empty() || state->seek; });
            stopping = state->stopping;
            frames.swap(state->frames);
            works.swap(state->works);
            std::swap(seek, state->seek);
        }
        if (state->recording)
            state->write(frames, said);
        if (seek)
            seek(state->tape());
        for (const Work &work : works)
            work(state->tape(), teller);
        for (const QString &sentence : state->tape().takeDamaged())
            state->tell([s = state.get(), sentence] { emit s->owner->damaged(sentence); });
    }
    if (state->recording)
        state->recording->sync();
    state->recording.reset(); // gives the folder free
    end();
}

} // namespace recorder

#include "moc_flightrecorder.cpp"
