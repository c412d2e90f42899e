// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopevidence.h"

#include "models/incidents/frozenchanges.h"
#include "ui/dashboard/dashboardpane.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace app {

namespace {

struct Loaded {
    base::Result<recorder::Pack> pack = base::fail(base::Errc::Internal, {});
    std::unique_ptr<history::SeriesStore> series = std::make_unique<history::SeriesStore>();
    std::vector<events::Event> changes; // that were frozen beside it
};

// Each figure where it was measured anew, on the clock of this program.
std::unique_ptr<history::SeriesStore> seriesOf(const recorder::Pack &pack)
{
    auto store = std::make_unique<history::SeriesStore>();
    const base::Clock &clock = base::Clock::system();
    const base::TimePoint now = clock.now();
    const base::WallTime wallNow = clock.wallNow();
    QHash<history::SeriesKey, base::WallTime> last;
    recorder::Tape tape = recorder::Tape::ofBytes(pack.segment);
    const auto farAway = std::chrono::hours(24 * 36500);
    tape.each(pack.environment->name, base::WallTime{}, base::WallTime{} + farAway, [&](const recorder::FramePtr &frame) {
        for (const watch::SnapshotPtr &snapshot : frame->moment.snapshots)
            for (const auto &latest : snapshot->latest) {
                const history::SeriesKey key{snapshot->target, latest.reading.metric, latest.reading.instance.raw()};
                if (latest.reading.hasValue() && std::exchange(last[key], latest.wallAt) != latest.wallAt)
                    store->append(key, now - std::chrono::duration_cast<base::TimePoint::duration>(wallNow - latest.wallAt), latest.reading.value);
            }
        return true;
    });
    return store;
}

} // namespace

void DesktopEvidence::open(const QString &file, QObject *context, Opened then)
{
    QThreadPool::globalInstance()->start([file, to = QPointer<QObject>(context), then = std::move(then)] {
        const auto loaded = std::make_shared<Loaded>();
        loaded->pack = recorder::readPack(file);
        if (loaded->pack) {
            loaded->series = seriesOf(*loaded->pack);
            loaded->changes = incidents::frozenChanges(QFileInfo(file).absolutePath());
        }
        QMetaObject::invokeMethod(
            qApp,
            [loaded, to, then] {
                if (!to)
                    return;
                if (!loaded->pack)
                    return then(std::unexpected(loaded->pack.error()));
                const std::shared_ptr<DesktopEvidence> evidence(new DesktopEvidence(*loaded->pack, std::move(loaded->series)));
                evidence->window().dashboard().setEvents(loaded->changes);
                then(evidence);
            },
            Qt::QueuedConnection);
    });
}

DesktopEvidence::DesktopEvidence(const recorder::Pack &pack, std::unique_ptr<history::SeriesStore> series) :
    m_series(std::move(series)), m_tape(pack.segment)
{
    m_feed.setEnvironment(pack.environment);
    m_window = std::make_unique<shell::MainWindow>(m_feed, *m_series);
    m_window->setWindowTitle(pack.name);
    m_window->dashboard().setRecorder(&m_tape);
    m_window->dashboard().setPackOnly(pack.name);
    m_window->installEventFilter(this);
    connect(m_window.get(), &shell::MainWindow::quitRequested, m_window.get(), &QWidget::close);
}

DesktopEvidence::~DesktopEvidence() = default;

bool DesktopEvidence::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window.get() && event->type() == QEvent::Close)
        QMetaObject::invokeMethod(this, &DesktopEvidence::closed, Qt::QueuedConnection); // after the window has kept its state
    return QObject::eventFilter(watched, event);
}

} // namespace app

#include "moc_desktopevidence.cpp"
