// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watchtape.h"

#include "models/base/paths.h"

namespace app {

namespace {

constexpr std::uint64_t kMostRecorded = 64'000'000; // bytes: enough for the minutes before an incident

} // namespace

WatchTape::WatchTape(Observation &observation, FirstLook &firstLook) :
    m_observation(observation), m_firstLook(firstLook),
    m_folder(base::environmentStateFolder(QStringLiteral("recorder-watch"), observation.feed().environment()->name))
{
    if (m_folder.isEmpty())
        return;
    m_recorder = opened();
    m_firstLook.setRecorder(m_recorder.get(), m_folder);
    connect(&m_second, &QTimer::timeout, this, &WatchTape::record);
    m_second.start(std::chrono::seconds(1));
    m_again.setSingleShot(true);
    m_again.setInterval(kAgain);
    connect(&m_again, &QTimer::timeout, this, &WatchTape::tryAgain);
}

std::unique_ptr<recorder::FlightRecorder> WatchTape::opened()
{
    recorder::Recording::Limits limits;
    limits.bytes = kMostRecorded;
    auto recorder = std::make_unique<recorder::FlightRecorder>(m_folder, limits);
    connect(recorder.get(), &recorder::FlightRecorder::refused, this, &WatchTape::refused);
    connect(recorder.get(), &recorder::FlightRecorder::troubled, this, &WatchTape::troubled);
    connect(recorder.get(), &recorder::FlightRecorder::damaged, this, &WatchTape::damaged);
    return recorder;
}

void WatchTape::refused(const base::Error &error)
{
    m_again.start();
    const bool recordedBeside = error.code == base::Errc::Absent;
    if (!recordedBeside && std::exchange(m_said, error.text) != error.text)
        emit troubled(error);
}

void WatchTape::tryAgain()
{
    m_next = opened();
    const auto takePlace = [this, opening = m_next.get()] {
        if (m_next.get() != opening)
            return;
        std::swap(m_recorder, m_next);
        m_firstLook.setRecorder(m_recorder.get(), m_folder);
        m_next.reset();
        m_said.clear();
    };
    m_next->work([here = QPointer<QObject>(this), takePlace](recorder::Tape &, const recorder::FlightRecorder::Teller &teller) { teller.tell(here, takePlace); });
}

void WatchTape::record()
{
    if (!m_recorder->isRefused() && !m_observation.feed().snapshots().isEmpty())
        m_recorder->record(m_observation.frame());
}

} // namespace app

#include "moc_watchtape.cpp"
