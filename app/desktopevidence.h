// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An evidence pack on the program's own screens, in a window of its own: nothing is connected, nothing can be done,
// there is no present. What was frozen beside it as a change is a flag on the charts. GUI thread; the pack is read on a pool thread before the window is made.

#include "models/history/seriesstore.h"
#include "models/recorder/evidencepack.h"
#include "models/recorder/flightrecorder.h"
#include "models/watch/feed.h"
#include "ui/shell/mainwindow.h"

namespace app {

class DesktopEvidence : public QObject {
    Q_OBJECT
public:
    using Opened = std::function<void(base::Result<std::shared_ptr<DesktopEvidence>>)>;
    // `then` is called on this thread, unless the context has gone.
    static void open(const QString &file, QObject *context, Opened then);
    ~DesktopEvidence() override;

    [[nodiscard]] shell::MainWindow &window() { return *m_window; }

signals:
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    DesktopEvidence(const recorder::Pack &pack, std::unique_ptr<history::SeriesStore> series);

    watch::Feed m_feed{watch::Feed::WithoutEngine{}};
    std::unique_ptr<history::SeriesStore> m_series;
    recorder::FlightRecorder m_tape;
    std::unique_ptr<shell::MainWindow> m_window;
};

} // namespace app
